import type { Child } from 'hono/jsx'
import { BackLink, Details, Layout, Notice, PageTitle, Tabs, Tag, Thing, ThingList } from '#ui/ui.ts'
import { formatList, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { classesIRead, readBothSides } from '../both-sides.ts'
import { compareSides, type Differing, type Learner } from '../compare.ts'
import { roundFor } from '../rounds.ts'

/** `/who-knows-whom/rounds/:id/look?class=`: what staff and learners of a class say, side by side, for a named reader. */
export async function showLook({ c, tx }: Ask) {
  const round = await roundFor(tx, c.req.param('id')!, 'iRead')
  const classes = await classesIRead(tx, round.id)
  const one = classes.find(({ id }) => id === c.req.query('class')) ?? classes[0]
  const at = `/who-knows-whom/rounds/${round.id}`
  const learners = one === undefined ? [] : await readBothSides(tx, round.id, one.id)
  const sides = compareSides(learners)
  const offer = (learner: Learner, more?: Child) => (
    <Thing
      title={learner.name}
      actions={
        <a href={`${at}/offer/${learner.id}`}>
          {t('Offer something')}
          <span class="unseen"> {learner.name}</span>
        </a>
      }
    >
      {more}
      <Offered learner={learner} />
    </Thing>
  )
  const names = ({ learner, staff }: Differing, says: (people: string, count: number) => string) =>
    offer(learner, <p class="thing-meta">{says(formatList(staff), staff.length)}</p>)
  return (
    <Layout
      title={t('Both sides')}
      current="people"
      before={<BackLink href="/who-knows-whom">{t('Who knows whom')}</BackLink>}
    >
      <PageTitle
        caption={one?.name ?? round.group}
        lead={t(
          'Whom grown-ups know, and who learners can turn to. Learners see that you read what they said.',
        )}
      >
        {t('Both sides')}
      </PageTitle>
      {classes.length > 1 && (
        <Tabs
          label={t('Classes')}
          items={classes.map(({ id, name }) => ({
            text: name,
            href: `${at}/look?class=${id}`,
            current: id === one?.id,
          }))}
        />
      )}
      {learners.length === 0 && <p>{t('There is nobody here for you to read about.')}</p>}
      <p>
        {t(
          '{count, plural, =0 {No grown-up has gone through this class yet.} one {# grown-up has gone through this class.} other {# grown-ups have gone through this class.}}',
          { count: sides.goneThrough },
        )}{' '}
        {t(
          '{count, plural, =0 {Every learner let you read what they said.} one {# learner said nothing, or nothing for you to read. That may mean anything.} other {# learners said nothing, or nothing for you to read. That may mean anything.}}',
          { count: sides.notAnswered },
        )}
      </p>
      <h2>{t('They say: nobody')}</h2>
      {sides.nobody.length > 0 && (
        <Notice kind="warning">
          {t('They trusted you with this. Go to them yourself, kindly, and do not pass it on.')}
        </Notice>
      )}
      <ThingList
        label={t('They say: nobody')}
        empty={{ text: t('Nobody who let you read it says that they have nobody.') }}
      >
        {sides.nobody.map((learner) => offer(learner))}
      </ThingList>
      <h2>{t('Grown-ups think so, the learner does not say so')}</h2>
      <ThingList
        label={t('Grown-ups think so, the learner does not say so')}
        empty={{ text: t('None, as far as you can read.') }}
      >
        {sides.staffThink.map((one) =>
          names(one, (people, count) =>
            t(
              '{count, plural, one {{people} says: I know them well} other {{people} say: We know them well}}',
              { people, count },
            ),
          ),
        )}
      </ThingList>
      <h2>{t('The learner says so, the grown-up does not know')}</h2>
      <ThingList
        label={t('The learner says so, the grown-up does not know')}
        empty={{ text: t('None, as far as you can read.') }}
      >
        {sides.learnerSays.map((one) => names(one, (people) => t('They can turn to {people}', { people })))}
      </ThingList>
      <h2>{t('No grown-up says they know them well')}</h2>
      {sides.goneThrough === 0 ? (
        <p>{t('You can see this when somebody has gone through the class.')}</p>
      ) : (
        <ThingList
          label={t('No grown-up says they know them well')}
          empty={{ text: t('Everybody who was marked is known well by somebody.') }}
        >
          {sides.knownByNobody.map((learner) => offer(learner))}
        </ThingList>
      )}
      {sides.goneThrough > 0 && sides.unmarked.length > 0 && (
        <Details
          summary={t(
            '{count, plural, one {# learner whom nobody has marked yet} other {# learners whom nobody has marked yet}}',
            { count: sides.unmarked.length },
          )}
        >
          <ThingList label={t('Not marked yet')} empty={{ text: '' }}>
            {sides.unmarked.map((learner) => offer(learner))}
          </ThingList>
        </Details>
      )}
      {learners.some(({ offers }) => offers.length > 0) && (
        <>
          <h2>{t('What was offered')}</h2>
          <ThingList label={t('What was offered')} empty={{ text: '' }}>
            {learners
              .filter(({ offers }) => offers.length > 0)
              .map((learner) => (
                <Thing title={learner.name}>
                  <Offered learner={learner} />
                </Thing>
              ))}
          </ThingList>
        </>
      )}
      <Details summary={t('What each of them let you read')}>
        <ThingList label={t('What each of them let you read')} empty={{ text: t('Nothing yet.') }}>
          {learners
            .filter(({ answer }) => answer !== null)
            .map(({ name, answer }) => (
              <Thing
                title={name}
                meta={
                  answer!.said === 'nobody'
                    ? t('Nobody')
                    : formatList(answer!.names.map((named) => named.name))
                }
              />
            ))}
        </ThingList>
      </Details>
    </Layout>
  )
}

/** That something was offered, by whom, and how it stands; never its words. */
const Offered = ({ learner }: { learner: Learner }) => (
  <>
    {learner.offers.map(({ by, state }) => (
      <p class="thing-meta">
        {t('{name} offered something', { name: by ?? t('Somebody') })} <OfferTag state={state} />
      </p>
    ))}
  </>
)

function OfferTag({ state }: { state: Learner['offers'][number]['state'] }) {
  if (state === 'met') return <Tag tone="good">{t('It took place')}</Tag>
  return state === 'not' ? (
    <Tag>{t('It did not take place')}</Tag>
  ) : (
    <Tag tone="waiting">{t('Still open')}</Tag>
  )
}
