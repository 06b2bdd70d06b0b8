import { sql } from 'kysely'
import { z } from 'zod'
import { castVote } from '#core/ballots/cast-vote.ts'
import { myVoteIn, turnoutOf } from '#core/ballots/turnout.ts'
import { gathering, gatheringFacts } from '#core/meetings/gathering.ts'
import { threadStrip } from '#core/threads/strip.tsx'
import { BackLink, Button, Details, ErrorSummary, Form, Layout, PageTitle, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type OpenAsk, type Shown } from '../../../http/ask.tsx'
import { type Answer, handsOf, type Poll, pollOf } from './poll.ts'
import { formWords } from './poll-words.ts'
import { Results } from './results.tsx'
import { VoteForm, voted } from './vote-form.tsx'

const ids = { id: z.uuid(), poll: z.uuid() }
export const schema = z.discriminatedUnion('do', [
  z.looseObject({ do: z.literal('vote'), ...ids }),
  z.looseObject({ do: z.literal('hands'), ...ids }),
  z.object({ do: z.literal('close'), ...ids }),
])

/** `/gatherings/:id/polls/:poll`: my answer; when it is counted, what came of it. */
export async function showPoll(ask: OpenAsk & { shown?: Shown }) {
  const { c, tx, me, shown = blank } = ask
  const one = await gathering(tx, c.req.param('id')!)
  const poll = await pollOf(tx, one.id, c.req.param('poll')!)
  const { iLead, present } = await gatheringFacts(tx, one.id)
  const mine = me === null ? null : await myVoteIn(tx, poll.id)
  const { byScreen } = await turnoutOf(tx, poll.id)
  const action = `/gatherings/${one.id}/polls/${poll.id}`
  return (
    <Layout
      title={poll.title}
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/gatherings/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle caption={poll.secret ? t('Secret poll') : t('Poll')}>{poll.title}</PageTitle>
      <ErrorSummary problems={shown.problems} />
      {poll.open && mine === 'may' && <VoteForm poll={poll} action={action} shown={shown} />}
      {poll.open && mine === 'screen' && (
        <p>{t('Your answer is in. You see the count when the poll is over.')}</p>
      )}
      {poll.open && mine === null && (
        <p>{t('Whoever is here answers. The count is shown when the poll is over.')}</p>
      )}
      {poll.open && (
        <p class="hint">
          {t('{byScreen, number} of {present, number} who are here have answered.', { byScreen, present })}
        </p>
      )}
      {poll.open && iLead && (await Leading({ tx, poll, action, shown }))}
      {!poll.open && !poll.counted && <p>{t('It is being counted. Look again in a moment.')}</p>}
      {poll.counted && (await Results({ tx, poll, level: 2 }))}
      <HowCounted poll={poll} />
      {await threadStrip(ask, poll.id)}
    </Layout>
  )
}

async function Leading({
  tx,
  poll,
  action,
  shown,
}: {
  tx: Ask['tx']
  poll: Poll
  action: string
  shown: Shown
}) {
  const hands = await handsOf(tx, poll.id)
  return (
    <section>
      <h2>{t('You lead it')}</h2>
      <Details
        summary={t('Count hands of those without a phone')}
        open={shown.problems.some(({ field }) => field.startsWith('hands'))}
      >
        <p class="hint">{t('They are shown beside the answers, never mixed with them.')}</p>
        <Form action={action}>
          {poll.options.map(({ id, title }) => (
            <TextField
              name={`hands-${id}`}
              label={title}
              width="short"
              inputmode="numeric"
              value={shown.values[`hands-${id}`] ?? String(hands.get(id) ?? 0)}
            />
          ))}
          <Button name="do" value="hands" kind="quiet">
            {t('Keep the hands')}
          </Button>
        </Form>
      </Details>
      <Form action={action}>
        <Button name="do" value="close">
          {t('It is over: count it')}
        </Button>
      </Form>
    </section>
  )
}

/** The rule and the lot, fixed before anybody answered. */
const HowCounted = ({ poll }: { poll: Poll }) => (
  <Details summary={t('How it is counted')}>
    <p>{formWords[poll.form].rule()}</p>
    {poll.form !== 'consent' && (
      <>
        <p>{t('The lot was drawn before anybody answered, in this order:')}</p>
        <ol>
          {poll.lot.map((id) => (
            <li>{poll.options.find((option) => option.id === id)?.title}</li>
          ))}
        </ol>
      </>
    )}
    <p class="hint">
      {t('Mark of the rule:')} <code class="mark">{poll.ruleHash}</code>
    </p>
  </Details>
)

export async function answerPoll({ tx, house, input }: Ask & { input: z.output<typeof schema> }) {
  const to = `/gatherings/${input.id}/polls/${input.poll}`
  const poll = await pollOf(tx, input.id, input.poll)
  if (input.do === 'close') {
    await sql`select close_poll(${poll.id})`.execute(tx)
    return { to, say: t('It is over.') }
  }
  if (input.do === 'hands') {
    const counted = poll.options.map(({ id }) => [id, Number(input[`hands-${id}`] ?? 0)] as const)
    if (counted.some(([, n]) => !Number.isInteger(n) || n < 0 || n > 10_000))
      throw new Mend(`hands-${counted[0]![0]}`, t('Write how many hands, like 12.'))
    await sql`select enter_hands(${poll.id}, ${JSON.stringify(Object.fromEntries(counted))}::jsonb)`.execute(
      tx,
    )
    return { to, say: t('Kept.') }
  }
  const answer: Answer = voted(poll, input)
  const cast = await castVote(tx, house, poll.id, answer)
  if (cast.done === 'voted-before') return { to, say: t('Your answer was in already. The first one counts.') }
  return {
    to,
    say:
      cast.receipt === null
        ? t('Your answer is in.')
        : t('Your answer is in. Your number is {receipt}. Write it down: you find it among those counted.', {
            receipt: cast.receipt,
          }),
  }
}
