import { sql } from 'kysely'
import { z } from 'zod'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  TextArea,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { needRuns } from '../my-side.ts'

export const schema = z.object({
  id: z.uuid(),
  answer: z
    .string()
    .trim()
    .min(1, { error: () => t('Write an answer.') })
    .max(1000),
})

interface AskRow {
  readonly id: string
  readonly learner: string | null
  readonly somebody: string | null
  readonly words: string
  readonly askedAt: string
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly answeredAt: string | null
}

/** `/mentoring/asks`: learners who ask for somebody they know. Looking is written down, and the learner sees it. */
export async function showAsks({ tx, shown = blank }: Ask & { shown?: Shown }) {
  await needRuns(tx)
  const { rows } = await sql<{ asks: readonly AskRow[] }>`select read_mentor_asks() as asks`.execute(tx)
  const { asks } = rows[0]!
  return (
    <Layout
      title={t('Learners who ask for somebody')}
      wrong={shown.problems.length > 0}
      before={<BackLink href="/mentoring">{t('Mentoring')}</BackLink>}
    >
      <PageTitle
        lead={t('They wrote this to those who look after mentoring. They see that you have read it.')}
      >
        {t('Learners who ask for somebody')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <ThingList label={t('Learners who ask for somebody')} empty={{ text: t('Nobody is asking just now.') }}>
        {asks.map((one) => (
          <Thing
            title={
              one.somebody === null
                ? (one.learner ?? t('Somebody'))
                : t('{learner} asks for {name}', {
                    learner: one.learner ?? t('Somebody'),
                    name: one.somebody,
                  })
            }
            meta={
              one.answeredAt === null
                ? t('Asked on {date}', { date: formatDate(new Date(one.askedAt)) })
                : t('Answered by {name} on {date}', {
                    name: one.answeredBy ?? t('Somebody'),
                    date: formatDate(new Date(one.answeredAt)),
                  })
            }
          >
            <p class="said">{one.words}</p>
            {one.answer === null ? <AnswerForm one={one} shown={shown} /> : <p class="said">{one.answer}</p>}
          </Thing>
        ))}
      </ThingList>
    </Layout>
  )
}

function AnswerForm({ one, shown }: { one: AskRow; shown: Shown }) {
  const again = shown.values.id === one.id
  return (
    <Form
      action="/mentoring/asks"
      requestId={again ? shown.requestId : undefined}
      draft={`mentor-ask-${one.id}`}
    >
      <input type="hidden" name="id" value={one.id} />
      <TextArea
        name="answer"
        id={again ? undefined : `answer-${one.id}`}
        label={t('Your answer to {name}', { name: one.learner ?? t('Somebody') })}
        value={again ? shown.values.answer : undefined}
        error={again ? problemWith(shown.problems, 'answer') : undefined}
        maxlength={1000}
        rows={3}
      />
      <Button>{t('Answer')}</Button>
    </Form>
  )
}

export async function answerAsk({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await sql`select answer_mentor_ask(${input.id}, ${input.answer})`.execute(tx)
  return { to: '/mentoring/asks', say: t('Answered. The learner is told.') }
}
