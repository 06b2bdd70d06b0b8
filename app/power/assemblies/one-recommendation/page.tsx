import { sql } from 'kysely'
import { z } from 'zod'
import { threadStrip } from '#core/threads/strip.tsx'
import { promisesOf } from '#core/threads/thread.ts'
import { askForAnswer, answer as giveAnswer, promise } from '#core/threads/verbs.ts'
import { Refused } from '#db/refused.ts'
import {
  Button,
  Card,
  DateField,
  Form,
  Notice,
  problemWith,
  Radios,
  SelectField,
  Tag,
  TextArea,
  TextField,
} from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, Mend, type OpenAsk, type Shown } from '../../../http/ask.tsx'
import { typedDay } from '../../../http/typed-date.ts'
import { type Assembly, assembly, grownUpsOf } from '../assembly.ts'
import { AssemblyPage } from '../frame.tsx'
import { type Recommendation, recommendationsOf } from '../recommendations/list.ts'
import { AnswerState, daysOverdue, supportWords } from '../recommendations/state.tsx'

const id = z.uuid()
const text = (most: number) =>
  z
    .string({ error: () => t('Write something here.') })
    .trim()
    .min(1, { error: () => t('Write something here.') })
    .max(most, { error: () => t('Keep it to {most, number} letters.', { most }) })
const count = z.coerce
  .number({ error: () => t('Write a number, in digits.') })
  .int({ error: () => t('Write a whole number.') })
  .min(0, { error: () => t('Write a number, in digits.') })
  .max(400, { error: () => t('400 at most.') })
export const schema = z.discriminatedUnion('do', [
  z.looseObject({ do: z.literal('ask'), id, who: z.uuid({ error: () => t('Choose somebody.') }) }),
  z.object({ do: z.literal('count'), id, votesFor: count, votes: count }),
  z.object({
    do: z.literal('answer'),
    id,
    says: z.enum(['yes', 'partly', 'no'], { error: () => t('Choose one.') }),
    words: text(4000),
  }),
  z.looseObject({ do: z.literal('promise'), id, what: text(500) }),
])

async function found(tx: Ask['tx'], recommendationId: string) {
  const row = await tx
    .selectFrom('recommendations')
    .select('assembly_id')
    .where('id', '=', recommendationId)
    .executeTakeFirst()
  if (row === undefined) throw new Refused('unseen')
  const about = await assembly(tx, row.assembly_id)
  const one = (await recommendationsOf(tx, about.id)).find(({ id }) => id === recommendationId)!
  return { about, one }
}

/** `/recommendations/:id`: what a panel recommends, how strongly, who answers by when, and what changed. */
export async function showRecommendation(ask: OpenAsk & { shown?: Shown }) {
  const { c, tx, me, house, shown = blank } = ask
  const { about, one } = await found(tx, c.req.param('id')!)
  const promises = await promisesOf(tx, [one.id])
  const { answer } = one
  const now = house.now()
  const late = answer === undefined || answer.says !== null ? 0 : daysOverdue(answer.byOn, now)
  const mine = me !== null && me.helperId === undefined && answer?.mine === true
  return (
    <AssemblyPage
      about={about}
      title={t('Recommendation {n, number}', { n: one.n })}
      lead={one.text}
      problems={shown.problems}
    >
      {one.why !== null && <p>{one.why}</p>}
      <p>{supportWords(one)}</p>
      <h2>{t('The answer')}</h2>
      <p>
        <AnswerState answer={answer} now={now} />
      </p>
      {answer !== undefined && answer.says === null && (
        <p>
          {t('{who} was asked on {asked} to answer by {date}.', {
            who: answer.who ?? t('Somebody'),
            asked: formatDate(answer.askedAt),
            date: formatDate(answer.byOn),
          })}
        </p>
      )}
      {late > 0 && (
        <Notice kind="warning" title={t('Silence')}>
          <p>
            {t('{late, plural, one {# day} other {# days}} have passed since an answer was due.', { late })}
          </p>
        </Notice>
      )}
      {answer?.words != null && (
        <Card
          title={t('{who} on {date}', {
            who: answer.who ?? t('Somebody'),
            date: formatDate(answer.answeredAt!),
          })}
          level={3}
        >
          <p>{answer.words}</p>
        </Card>
      )}
      {mine && answer.says === null && <AnswerForm one={one} shown={shown} />}
      <h2>{t('What changed')}</h2>
      {promises.length === 0 && <p>{t('Nobody has promised anything because of it yet.')}</p>}
      <ul>
        {promises.map(({ who, what, byOn, came, cameWords, endedAt }) => (
          <li>
            {t('{who}: {what}', { who: who ?? t('A young person'), what })}{' '}
            {came === 'done' ? (
              <Tag tone="good">{t('done on {date}', { date: formatDate(endedAt!) })}</Tag>
            ) : came === 'let_go' ? (
              <Tag tone="wrong">{t('let go')}</Tag>
            ) : (
              <Tag tone="waiting">
                {byOn === null ? t('promised') : t('promised by {date}', { date: formatDate(byOn) })}
              </Tag>
            )}
            {cameWords !== null && <> {cameWords}</>}
          </li>
        ))}
      </ul>
      {(mine || about.iRun) && <PromiseForm one={one} shown={shown} />}
      {about.iRun && (await Running({ tx, about, one, shown }))}
      {await threadStrip(ask, one.id)}
    </AssemblyPage>
  )
}

const AnswerForm = ({ one, shown }: { one: Recommendation; shown: Shown }) => (
  <Form action={`/recommendations/${one.id}`} requestId={shown.requestId}>
    <h3>{t('You owe an answer')}</h3>
    <Radios
      name="says"
      legend={t('Will it be done?')}
      value={shown.values.says}
      error={problemWith(shown.problems, 'says')}
      options={[
        { value: 'yes', label: t('Yes') },
        { value: 'partly', label: t('In part') },
        { value: 'no', label: t('No') },
      ]}
    />
    <TextArea
      name="words"
      label={t('Why? What happens next?')}
      hint={t('Everybody can read it, for as long as there is this page.')}
      maxlength={4000}
      value={shown.values.words}
      error={problemWith(shown.problems, 'words')}
    />
    <Button name="do" value="answer">
      {t('Give this answer')}
    </Button>
  </Form>
)

const PromiseForm = ({ one, shown }: { one: Recommendation; shown: Shown }) => (
  <Form action={`/recommendations/${one.id}`}>
    <h3>{t('Promise something because of it')}</h3>
    <TextField
      name="what"
      label={t('What will you do?')}
      maxlength={500}
      value={shown.values.what}
      error={problemWith(shown.problems, 'what')}
    />
    <DateField name="by" label={t('By when?')} optional error={problemWith(shown.problems, 'by')} />
    <Button name="do" value="promise" kind="quiet">
      {t('Promise it')}
    </Button>
  </Form>
)

interface RunningProps {
  readonly tx: Ask['tx']
  readonly about: Assembly
  readonly one: Recommendation
  readonly shown: Shown
}

async function Running({ tx, about, one, shown }: RunningProps) {
  const wrong = (name: string) => problemWith(shown.problems, name)
  return (
    <>
      {(one.answer === undefined || one.answer.says === null) && (
        <Form action={`/recommendations/${one.id}`}>
          <h3>{t('Who answers, and by when?')}</h3>
          <SelectField
            name="who"
            label={t('Who?')}
            value={shown.values.who}
            error={wrong('who')}
            options={[{ value: '', text: t('Choose somebody') }, ...(await grownUpsOf(tx, about.id))]}
          />
          <DateField name="on" label={t('Until when?')} error={wrong('on')} />
          <Button name="do" value="ask" kind="quiet">
            {t('Ask for an answer')}
          </Button>
        </Form>
      )}
      {one.counted !== 'ballot' && (
        <Form action={`/recommendations/${one.id}`}>
          <h3>{t('Counted from paper')}</h3>
          <TextField
            name="votesFor"
            label={t('How many were for it?')}
            inputmode="numeric"
            width="short"
            value={shown.values.votesFor ?? (one.votes_for === null ? undefined : String(one.votes_for))}
            error={wrong('votesFor')}
          />
          <TextField
            name="votes"
            label={t('Of how many who voted?')}
            inputmode="numeric"
            width="short"
            value={shown.values.votes ?? (one.votes === null ? undefined : String(one.votes))}
            error={wrong('votes')}
          />
          <Button name="do" value="count" kind="quiet">
            {t('Keep these numbers')}
          </Button>
        </Form>
      )}
    </>
  )
}

export async function changeRecommendation({
  tx,
  me,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const { one } = await found(tx, input.id)
  const to = `/recommendations/${input.id}`
  switch (input.do) {
    case 'ask': {
      const byOn = typedDay(input, 'on', house.now())
      if (byOn === null) throw new Mend('on', t('Write the day.'))
      await askForAnswer(tx, { id: requestId, sourceId: input.id, personId: input.who, byOn })
      return { to, say: t('Asked. They are told.') }
    }
    case 'count':
      if (input.votesFor > input.votes) throw new Mend('votesFor', t('That is more than voted.'))
      await sql`select count_recommendation(${input.id}, ${input.votesFor}, ${input.votes})`.execute(tx)
      return { to, say: t('Kept.') }
    case 'answer':
      if (one.answer === undefined) throw new Refused('not-yours')
      await giveAnswer(tx, one.answer.id, input.says, input.words)
      return { to, say: t('Answered. Everybody who asked to hear is told.') }
    case 'promise': {
      const byOn = typedDay(input, 'by', house.now())
      const made = { id: requestId, sourceId: input.id, what: input.what, byOn }
      await promise(tx, { ...made, whoId: me.personId })
      return { to, say: t('Promised. It stands here until it is done or let go.') }
    }
  }
}
