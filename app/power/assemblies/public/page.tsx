import { threadStrip } from '#core/threads/strip.tsx'
import { BackLink, Button, Layout, Notice, PageTitle, type Step, Stepper, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, formatDateTime, t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { type Assembly, assembly, type Counts, countsOf, type Names, namesOf } from '../assembly.ts'
import { daysOf } from '../days/days.ts'
import { type Draw, drawsOf, stateOf } from '../draw/draws.ts'
import { ChangeList } from '../panel/change-list.tsx'
import { changesOf, emptyPlaces, panelOf, type Seat } from '../panel/panel.ts'
import { recommendationsOf } from '../recommendations/list.ts'
import { AnswerState, supportWords } from '../recommendations/state.tsx'
import { Protocol } from './protocol.tsx'

/** `/assemblies/:id`: everything that anybody may read of an assembly, from the question to what changed. */
export async function showAssembly(ask: OpenAsk) {
  const { c, tx, house, me } = ask
  const about = await assembly(tx, c.req.param('id')!)
  const { id } = about
  const counts = await countsOf(tx, id)
  const names = await namesOf(tx, id)
  const draws = (await drawsOf(tx, id)).filter(({ committed_at }) => committed_at !== null)
  const seats = await panelOf(tx, id)
  const days = await daysOf(tx, id)
  const recommended = await recommendationsOf(tx, id)
  return (
    <Layout
      title={about.title}
      {...(me !== null && { before: <BackLink href="/assemblies">{t('Citizens’ assemblies')}</BackLink> })}
    >
      <PageTitle caption={t('Citizens’ assembly')} lead={about.question}>
        {about.title}
      </PageTitle>
      <Stepper label={t('Where it is')} steps={stepsOf(about, counts, draws, recommended.length)} />
      {(about.iRun || about.iAmClerk) && (
        <Button href={`/assemblies/${id}/run`} kind="quiet">
          {t('Run it: all steps')}
        </Button>
      )}
      {seats.some(({ joined_at }) => joined_at !== null) && me !== null && (
        <p>
          <a href={`/assemblies/${id}/vote`}>{t('For members: vote')}</a>
          {' · '}
          <a href={`/assemblies/${id}/expenses`}>{t('For members: your money')}</a>
        </p>
      )}
      {about.takesAnswers && (
        <Notice title={t('Did you get a letter?')}>
          <p>
            <a href="/assemblies/answer">
              {t('Answer it here until {date}', { date: formatDate(about.answersUntil) })}
            </a>
          </p>
        </Notice>
      )}
      <Question about={about} names={names} />
      {recommended.length > 0 && (
        <>
          <h2>{t('What the panel recommends')}</h2>
          <ThingList label={t('What the panel recommends')} empty={{ text: '' }}>
            {recommended.map((one) => (
              <Thing
                title={t('{n, number}. {text}', { n: one.n, text: one.text })}
                href={`/recommendations/${one.id}`}
                meta={supportWords(one)}
              >
                <p>
                  <AnswerState answer={one.answer} now={house.now()} />
                </p>
              </Thing>
            ))}
          </ThingList>
        </>
      )}
      <h2>{t('Letters and answers')}</h2>
      <p>
        {t(
          '{letters, plural, =0 {No letter has gone out yet.} one {# letter has gone out.} other {# letters have gone out.}} {yes, plural, =0 {Nobody has said yes yet.} one {One person said yes.} other {# people said yes.}}',
          { letters: counts.letters, yes: counts.yes },
        )}
      </p>
      <p>
        {names.clerks.length === 0
          ? t('Nobody reads the answers yet.')
          : t('Read by: {clerks}. Names are deleted {days, number} days after the panel has finished.', {
              clerks: names.clerks.join(', '),
              days: about.keepDays,
            })}
      </p>
      <Draws about={about} draws={draws} />
      <Panel about={about} seats={seats} empty={await emptyPlaces(tx, id)} />
      <ChangeList changes={await changesOf(tx, id)} />
      {days.length > 0 && (
        <>
          <h2>{t('Its days')}</h2>
          <ul>
            {days.map((day) => (
              <li>
                <a href={`/gatherings/${day.id}`}>{day.title}</a>, {formatDateTime(day.startsAt)},{' '}
                {day.atPlace}
              </li>
            ))}
          </ul>
        </>
      )}
      {await Protocol({ tx, about, names })}
      {await threadStrip(ask, id)}
    </Layout>
  )
}

const Question = ({ about, names }: { about: Assembly; names: Names }) => (
  <>
    <h2>{t('The question')}</h2>
    <p>{t('Framed by: {who}', { who: about.framedBy })}</p>
    <p>
      <a href={`/assemblies/${about.id}/question`}>{t('Its drafts, and what people said of them')}</a>
    </p>
    <p>
      {about.stance === 'advises'
        ? t('Held in the name of {host}. It advises those in power: they asked for it.', {
            host: about.hostName,
          })
        : t('Held in the name of {host}. It challenges those in power: people called it themselves.', {
            host: about.hostName,
          })}
    </p>
    <p>
      {names.answerer === null
        ? t('Nobody has promised to answer yet.')
        : t('{name} has promised to answer: {words}', { name: names.answerer, words: about.answererWords })}
    </p>
    <p>{about.days}</p>
    {about.termMonths !== null && (
      <p>
        {t(
          'It stands: a member serves {months, plural, one {# month} other {# months}}, then a part is drawn anew.',
          {
            months: about.termMonths,
          },
        )}
      </p>
    )}
  </>
)

const Draws = ({ about, draws }: { about: Assembly; draws: readonly Draw[] }) =>
  draws.length === 0 ? null : (
    <>
      <h2>{t('The draw')}</h2>
      <ul>
        {draws.map((draw) => (
          <li>
            <a href={`/assemblies/${about.id}/draws/${draw.id}`}>{t('Draw {n, number}', { n: draw.n })}</a>{' '}
            {
              {
                published: t('published: {says} decides on {date}', {
                  says: draw.chance_says,
                  date: formatDate(draw.chance_on!),
                }),
                drawn: t('drawn on {date}: check it yourself', {
                  date: formatDate(draw.drawn_at ?? draw.committed_at!),
                }),
                void: t('taken off the table'),
                found: '',
                failed: '',
                working: '',
              }[stateOf(draw)]
            }
          </li>
        ))}
      </ul>
    </>
  )

function Panel({ about, seats, empty }: { about: Assembly; seats: readonly Seat[]; empty: number }) {
  const on = seats.filter(({ joined_at, left_at }) => joined_at !== null && left_at === null)
  const left = seats.filter(({ joined_at, left_at }) => joined_at !== null && left_at !== null)
  if (on.length + left.length === 0) return null
  return (
    <>
      <h2>{t('The panel')}</h2>
      <p>
        {t('{on, plural, one {# person is} other {# people are}} on it, of {places, number} places.', {
          on: on.length,
          places: about.places,
        })}{' '}
        {left.length > 0 &&
          t('{left, plural, one {# person has} other {# people have}} left it.', { left: left.length })}{' '}
        {empty > 0 && t('{empty, plural, one {# place is} other {# places are}} empty.', { empty })}
      </p>
    </>
  )
}

function stepsOf(
  { begunOn, doneOn }: Assembly,
  { letters, yes }: Counts,
  draws: readonly Draw[],
  recommended: number,
): readonly Step[] {
  const drawn = draws.some(({ drawn_at }) => drawn_at !== null)
  const done = [
    letters > 0,
    yes > 0 && draws.length > 0,
    drawn,
    begunOn !== null,
    recommended > 0 && doneOn !== null,
  ]
  const texts = [
    t('The question is framed'),
    t('Letters are answered'),
    t('The panel is drawn'),
    t('It meets'),
    t('It recommends'),
    t('It is answered'),
  ]
  const now = Math.max(0, done.lastIndexOf(true) + 1)
  return texts.map((text, at) => ({ text, state: at < now ? 'done' : at === now ? 'now' : 'later' }))
}
