import { sql } from 'kysely'
import { Card, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { mySide } from '../my-side.ts'
import { Standing, standing } from '../offer/standing.tsx'
import { MyPairs, myPairs } from './my-pairs.tsx'

/** `/mentoring`: what mentoring is to whoever looks, as a learner, a mentor, or one who runs it. */
export async function mentoringPage(ask: Ask) {
  const { tx, me } = ask
  const [side, pairs, mine, stands, children] = await Promise.all([
    mySide(tx),
    myPairs(tx),
    tx.selectFrom('mentor_offers').select('places').where('ended_at', 'is', null).executeTakeFirst(),
    standing(tx),
    ChildrenWhoOffer(ask),
  ])
  const how = mine && stands
  return (
    <Layout title={t('Mentoring')} current="home">
      <PageTitle
        lead={t(
          'A mentor is somebody a learner chose: who listens, twice each half-term, and speaks up for them.',
        )}
      >
        {t('Mentoring')}
      </PageTitle>
      <MyPairs pairs={pairs} learner={side.learner} />
      {side.learner && !side.hasOne && (
        <Card title={t('Choose a mentor')} href="/mentoring/choose">
          <p>{t('Look at who offers, and put those you would like in your order.')}</p>
        </Card>
      )}
      {side.learner && (
        <Card title={t('Ask for somebody you know')} href="/mentoring/ask">
          <p>{t('Is there somebody who already listens to you? Ask for them.')}</p>
        </Card>
      )}
      {me.helperId === undefined && (
        <Card title={mine === undefined ? t('Be a mentor') : t('What you offer')} href="/mentoring/offer">
          {how === undefined ? (
            <p>
              {side.learner
                ? t('You can be a mentor to somebody younger, after training.')
                : t(
                    'Fifteen minutes, twice each half-term. You need a safety check; the school sees to that.',
                  )}
            </p>
          ) : (
            <Standing how={how} places={mine?.places ?? 0} />
          )}
        </Card>
      )}
      {children}
      {side.runs && <Running />}
    </Layout>
  )
}

async function ChildrenWhoOffer({ tx }: Ask) {
  const { rows } = await sql<{ offer_id: string; name: string; agreed: boolean }>`
    select offer_id, name, agreed from offers_of_my_children() order by name`.execute(tx)
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{t('Your children as mentors')}</h2>
      <ThingList label={t('Your children as mentors')} empty={{ text: '' }}>
        {rows.map((one) => (
          <Thing
            title={one.name}
            href={`/mentoring/offers/${one.offer_id}`}
            meta={one.agreed ? t('You said yes') : t('Needs your yes')}
          />
        ))}
      </ThingList>
    </section>
  )
}

const Running = () => (
  <section>
    <h2>{t('You look after mentoring')}</h2>
    <ThingList label={t('You look after mentoring')} empty={{ text: '' }}>
      <Thing
        title={t('This half-term')}
        href="/mentoring/half-term"
        meta={t('Who was talked with, who has no mentor, who waits.')}
      />
      <Thing
        title={t('Rounds')}
        href="/mentoring/rounds"
        meta={t('Bring learners together with the mentors they chose.')}
      />
      <Thing
        title={t('Who offers')}
        href="/mentoring/mentors"
        meta={t('Whose check stands, and how many they take.')}
      />
      <Thing
        title={t('Learners who ask for somebody')}
        href="/mentoring/asks"
        meta={t('They are waiting for an answer from you.')}
      />
    </ThingList>
  </section>
)
