import { sql } from 'kysely'
import { z } from 'zod'
import {
  BackLink,
  Button,
  ButtonRow,
  Details,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageTitle,
  Progress,
} from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../../http/ask.tsx'
import { type Round, theRound } from '../rounds.ts'
import { Draft } from './draft.tsx'
import { Published } from './published.tsx'

const id = z.uuid()
export const schema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('run'), id }),
  z.object({ do: z.literal('call_off'), id }),
  z.object({ do: z.literal('publish'), id }),
  z.object({ do: z.literal('second'), id, person: z.uuid({ error: () => t('Choose the second adult.') }) }),
])

/** `/mentoring/rounds/:id`: a round from its opening to the day everybody knows. Nobody's ranking is on it. */
export async function showRound(ask: Ask & { shown?: Shown }) {
  const { c, tx, shown = blank } = ask
  const round = await theRound(tx, c.req.param('id')!)
  return (
    <Layout
      title={round.group_name}
      wide
      wrong={shown.problems.length > 0}
      before={<BackLink href="/mentoring/rounds">{t('Rounds')}</BackLink>}
    >
      <PageTitle
        caption={t('Round of mentors')}
        lead={t('Learners choose until {date}.', { date: formatDate(round.closes_on) })}
      >
        {round.group_name}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      {round.state === 'open' && (await Open({ ask, round }))}
      {round.state === 'running' && <Running round={round} />}
      {round.state === 'draft' && (await Draft({ ask, round, shown }))}
      {round.state === 'published' && (await Published({ ask, round }))}
      {round.state === 'called_off' && <p>{t('This round was called off. Nobody was asked.')}</p>}
    </Layout>
  )
}

async function Open({ ask: { tx }, round }: { ask: Ask; round: Round }) {
  const { rows } = await sql<{ learners: number; chosen: number; mentors: number; free: number }>`
    select * from mentor_round_facts(${round.id})`.execute(tx)
  const facts = rows[0]!
  return (
    <>
      {round.failed_at !== null && (
        <Notice kind="problem" title={t('It did not work out')}>
          <p>{t('Something went wrong on our side. Nothing was changed. Try again.')}</p>
        </Notice>
      )}
      <ul>
        <li>
          {t(
            '{chosen, number} of {learners, plural, one {# learner} other {# learners}} without a mentor have chosen.',
            facts,
          )}
        </li>
        <li>
          {t(
            '{mentors, plural, one {# mentor} other {# mentors}} with a check in date can take {free, plural, one {# learner} other {# learners}}.',
            facts,
          )}
        </li>
      </ul>
      <Form action={`/mentoring/rounds/${round.id}`}>
        <ButtonRow>
          <Button name="do" value="run">
            {t('Bring them together now')}
          </Button>
          <Button name="do" value="call_off" kind="quiet">
            {t('Call it off')}
          </Button>
        </ButtonRow>
      </Form>
      <How seed={round.seed} />
    </>
  )
}

/** How the program goes about it, for whoever wants to know or to check. */
export const How = ({ seed }: { seed: number }) => (
  <Details summary={t('How it works')}>
    <p>
      {t(
        'Each learner asks their first choice. A mentor with more asks than room keeps those whose lot came first, and the others ask their next choice, until nobody has anybody left to ask. So no learner does better by hiding who they would like best. Checks, blocks, what mentors could not take, and the languages and times that learners need come before all choices.',
      )}
    </p>
    <p>{t('The lot was fixed when the round was opened: number {seed}.', { seed: String(seed) })}</p>
  </Details>
)

export function progressWords({ step }: Round): { value: number; max: number; text: string } {
  const texts = [t('It is waiting its turn.'), t('Learners and mentors are being brought together.')]
  return { value: step + 1, max: 3, text: texts[step] ?? t('Almost done.') }
}

const Running = ({ round }: { round: Round }) => {
  const { value, max, text } = progressWords(round)
  return (
    <>
      <Progress label={text} value={value} max={max} src={`/mentoring/rounds/${round.id}/progress`} />
      <p>{t('You can leave this page. The work carries on, even if Kith is restarted.')}</p>
      <Button href={`/mentoring/rounds/${round.id}`} kind="quiet">
        {t('Look again')}
      </Button>
    </>
  )
}

/** `/mentoring/rounds/:id/progress`: the same for the bar that moves by itself. */
export async function roundProgress({ c, tx }: Ask) {
  const round = await theRound(tx, c.req.param('id')!)
  return c.json({ ...progressWords(round), done: round.state !== 'running' })
}

export async function changeRound({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const to = `/mentoring/rounds/${input.id}`
  switch (input.do) {
    case 'run':
      await sql`select run_mentor_round(${input.id})`.execute(tx)
      return to
    case 'call_off':
      await sql`select call_off_mentor_round(${input.id})`.execute(tx)
      return { to, say: t('Called off.') }
    case 'second': {
      const { rows } = await sql<{
        named: number
      }>`select name_second(${input.id}, null, ${input.person}) as named`.execute(tx)
      return {
        to,
        say: t(
          '{named, plural, =0 {No pair can have them as a second adult.} one {Named for # pair.} other {Named for # pairs.}}',
          rows[0]!,
        ),
      }
    }
    case 'publish':
      return publish(tx, input.id)
  }
}

async function publish(tx: Ask['tx'], id: string) {
  const { rows: lacking } = await sql<{ n: number }>`
    select count(*)::int as n from mentor_round_pairs(${id})
    where mentor_id is not null and needs_second and companion_id is null`.execute(tx)
  if (lacking[0]!.n > 0)
    throw new Mend(
      'person',
      t('{n, plural, one {# pair has} other {# pairs have}} no second adult yet. Name one first.', {
        n: lacking[0]!.n,
      }),
    )
  const { rows } = await sql<{
    asked: number
    left_out: number
  }>`select * from publish_mentor_round(${id})`.execute(tx)
  const { asked, left_out } = rows[0]!
  return {
    to: `/mentoring/rounds/${id}`,
    say:
      left_out === 0
        ? t(
            '{asked, plural, one {# pair is} other {# pairs are}} asked. A pair begins when both have said yes.',
            { asked },
          )
        : t(
            '{asked, plural, one {# pair is} other {# pairs are}} asked. {left_out, plural, one {# could} other {# could}} no longer be.',
            { asked, left_out },
          ),
  }
}
