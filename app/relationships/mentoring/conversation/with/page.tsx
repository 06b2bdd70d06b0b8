import { commitments } from '#core/commitments/commitments.ts'
import { type Conversation, conversationsOf } from '#core/meetings/conversation.ts'
import { BackLink, ErrorSummary, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, formatDateTime, t } from '#words'
import { type Ask, blank, type Shown } from '../../../../http/ask.tsx'
import { type Pair, pair } from '../pair.ts'
import { Promises } from '../promises/promises.tsx'
import { Asked } from '../speak-up/asked.tsx'
import { mySpeakUps } from '../speak-up/speak-up.ts'
import { NextTime } from './next-time.tsx'
import { NoteForm } from './note.tsx'
import { PlanAtAGlance } from './plan-at-a-glance.tsx'

/** `/mentoring/with/:id`: two who talk. For the mentor the plan and the note on one screen; for the learner what was written. */
export async function showPair(ask: Ask & { shown?: Shown }) {
  const { c, tx, shown = blank } = ask
  const two = await pair(tx, c.req.param('id')!)
  const all = await conversationsOf(tx, two.id)
  const [next, held] = [
    all.filter(({ heldOn }) => heldOn === null),
    all.filter(({ heldOn }) => heldOn !== null),
  ]
  const promised = await commitments(tx, { sources: held.map(({ id }) => id) })
  const name = two.called
  const asked = (await mySpeakUps(tx)).filter(({ tieId }) => tieId === two.id)
  return (
    <Layout
      title={t('You and {name}', { name })}
      current="home"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/mentoring">{t('Mentoring')}</BackLink>}
    >
      <PageTitle>{t('You and {name}', { name })}</PageTitle>
      <ErrorSummary problems={shown.problems} />
      {two.state !== 'live' && <p>{t('Things between you and {name} are resting.', { name })}</p>}
      {!two.forMe && two.state === 'live' && (
        <>
          {await PlanAtAGlance({ tx, personId: two.other.id, name })}
          <NoteForm two={two} shown={shown} planned={next} now={ask.house.now()} />
        </>
      )}
      <Asked list={asked} now={ask.house.now()} />
      {!two.forMe && two.state === 'live' && (
        <p>
          <a href={`/mentoring/with/${two.id}/speak-up`}>{t('Speak up for {name}', { name })}</a>
        </p>
      )}
      <Promises promises={promised} me={ask.me} />
      <Held two={two} held={held} />
      {two.state === 'live' && <NextTime two={two} next={next} shown={shown} />}
    </Layout>
  )
}

const Held = ({ two, held }: { two: Pair; held: readonly Conversation[] }) => (
  <section>
    <h2>{t('When you talked')}</h2>
    <ThingList
      label={t('When you talked')}
      empty={{
        text: two.forMe
          ? t(
              'Nothing is written down yet. What {name} writes after you talk will be here, for you to put right.',
              {
                name: two.called,
              },
            )
          : t('Nothing is written down yet.'),
      }}
    >
      {held.map(({ id, heldOn, minutes, startsAt }) => (
        <Thing
          title={heldOn === null ? formatDateTime(startsAt!) : formatDate(heldOn)}
          href={`/mentoring/conversations/${id}`}
          meta={t('{minutes, plural, one {# minute} other {# minutes}}', { minutes: minutes ?? 0 })}
        />
      ))}
    </ThingList>
  </section>
)
