import { v5 } from 'uuid'
import { z } from 'zod'
import { looksAt } from '#core/things/looks.ts'
import {
  BackLink,
  Button,
  DateField,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  TextArea,
  TextField,
  WhoLooked,
} from '#ui/ui.ts'
import { formatDate, formatRelativeDay, t } from '#words'
import { type Ask, blank, type Shown } from '../../../../http/ask.tsx'
import { typedDay } from '../../../../http/typed-date.ts'
import { answerSpeakUp, type Read, readSpeakUp } from './speak-up.ts'

export const answerSchema = z.object({
  id: z.uuid(),
  words: z
    .string({ error: () => t('Write your answer.') })
    .trim()
    .min(1, { error: () => t('Write your answer. A no with a reason is an answer too.') })
    .max(2000, { error: () => t('Keep it to 2,000 letters.') }),
  does: z
    .string()
    .trim()
    .max(500, { error: () => t('Keep it to 500 letters.') })
    .default(''),
  'by-day': z.string().default(''),
  'by-month': z.string().default(''),
  'by-year': z.string().default(''),
})

/** `/mentoring/requests/:id`: what was asked for a learner, of whom, how long ago, and the answer. */
export async function showOne(ask: Ask & { shown?: Shown }) {
  const { c, tx, me, house, shown = blank } = ask
  const one = await readSpeakUp(tx, c.req.param('id')!)
  const names = { learner: one.learner, by: one.by, to: one.to }
  return (
    <Layout
      title={t('Asked for {learner}', names)}
      current="home"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/mentoring">{t('Mentoring')}</BackLink>}
    >
      <PageTitle caption={t('{by} asked {to}', names)}>{t('Asked for {learner}', names)}</PageTitle>
      <ErrorSummary problems={shown.problems} />
      <p class="own-words">{one.words}</p>
      <p class="hint">{formatRelativeDay(new Date(one.madeAt), house.now())}</p>
      {one.answer === null && one.toId === me.personId && <AnswerForm one={one} shown={shown} />}
      <Answered one={one} waiting={formatRelativeDay(new Date(one.madeAt), house.now())} />
      {one.learnerId === me.personId && (
        <section>
          <h2>{t('Who looked')}</h2>
          <WhoLooked looks={await looksAt(tx, one.id)} />
        </section>
      )}
    </Layout>
  )
}

const Answered = ({ one, waiting }: { one: Read; waiting: string }) => (
  <section>
    <h2>{t('The answer')}</h2>
    {one.answer === null ? (
      <p>{t('No answer yet. {to} was asked {waiting}.', { to: one.to, waiting })}</p>
    ) : (
      <>
        <p class="own-words">{one.answer}</p>
        <p class="hint">
          {t('{to}, {date}', { to: one.to, date: formatDate(one.answeredAt!.slice(0, 10)) })}
        </p>
      </>
    )}
    {one.promises.map(({ what, byOn, came }) => (
      <p>
        {byOn === null
          ? t('{to} will: {what}', { to: one.to, what })
          : t('{to} will: {what}, by {date}', { to: one.to, what, date: formatDate(byOn) })}{' '}
        {came === 'done' ? t('It is done.') : came === 'let_go' ? t('It will not be done.') : ''}
      </p>
    ))}
  </section>
)

const AnswerForm = ({ one, shown: { values, problems, requestId } }: { one: Read; shown: Shown }) => (
  <section>
    <h2>{t('Your answer')}</h2>
    <p>{t('{learner} and {by} will read it.', { learner: one.learner, by: one.by })}</p>
    <Form action={`/mentoring/requests/${one.id}`} draft={`answer-${one.id}`} requestId={requestId}>
      <TextArea
        name="words"
        label={t('What do you say?')}
        value={values.words}
        error={problemWith(problems, 'words')}
        rows={4}
        maxlength={2000}
      />
      <TextField
        name="does"
        label={t('What you will do')}
        value={values.does}
        error={problemWith(problems, 'does')}
        maxlength={500}
        optional
      />
      <DateField
        name="by"
        label={t('By when?')}
        value={{ day: values['by-day'], month: values['by-month'], year: values['by-year'] }}
        error={problemWith(problems, 'by')}
        optional
      />
      <Button>{t('Answer')}</Button>
    </Form>
  </section>
)

export async function answer({
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof answerSchema>; requestId: string }) {
  const { id, words, does } = input
  await answerSpeakUp(tx, {
    id,
    words,
    does,
    promiseId: v5('promise', requestId),
    byOn: typedDay(input, 'by', house.now()),
  })
  return { to: `/mentoring/requests/${id}`, say: t('Thank you. They can read it now.') }
}
