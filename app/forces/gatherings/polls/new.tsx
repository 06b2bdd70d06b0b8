import { v5 } from 'uuid'
import { z } from 'zod'
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
  TextArea,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { ledHere } from '../leading.ts'
import { askPoll, CONSENT, FORMS } from './poll.ts'
import { consentWords, formWords } from './poll-words.ts'

const MOST = 20

export const schema = z.object({
  id: z.uuid(),
  question: z
    .string()
    .trim()
    .min(1, { error: () => t('Write the question.') })
    .max(300, { error: () => t('Keep it to 300 letters.') }),
  form: z.enum(FORMS, { error: () => t('Choose one.') }),
  options: z
    .string()
    .max(10_000, { error: () => t('That is too long.') })
    .default(''),
  secret: z.literal('yes').optional(),
})

/** `/gatherings/:id/polls/new`: a question to whoever is here. */
export async function showNewPoll(ask: Ask & { shown?: Shown }) {
  const { shown = blank } = ask
  const { values, problems, requestId, all } = shown
  const one = await ledHere(ask)
  return (
    <Layout
      title={t('Ask a quick poll')}
      wrong={problems.length > 0}
      before={<BackLink href={`/gatherings/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle
        lead={t('Whoever is marked as here can answer on their phone. For the others you count hands.')}
      >
        {t('Ask a quick poll')}
      </PageTitle>
      <ErrorSummary problems={problems} />
      <Form action={`/gatherings/${one.id}/polls/new`} draft="gathering-poll" requestId={requestId}>
        <TextField
          name="question"
          label={t('What do you ask?')}
          value={values.question}
          error={problemWith(problems, 'question')}
          maxlength={300}
        />
        <Radios
          name="form"
          legend={t('How do people answer?')}
          value={values.form ?? 'single'}
          error={problemWith(problems, 'form')}
          options={FORMS.map((form) => ({
            value: form,
            label: formWords[form].name(),
            hint: formWords[form].says(),
          }))}
        />
        <TextArea
          name="options"
          label={t('What can be chosen?')}
          hint={t('Each on a line of its own. Not needed for “Can you live with it?”.')}
          value={values.options}
          error={problemWith(problems, 'options')}
          rows={5}
        />
        <Checkboxes
          name="secret"
          legend={t('Secret?')}
          values={all('secret')}
          options={[
            {
              value: 'yes',
              label: t('Nobody learns who answered what'),
              hint: t(
                'That somebody answered is known. Without this, answers have names until they are counted.',
              ),
            },
          ]}
        />
        <Button>{t('Ask it now')}</Button>
      </Form>
    </Layout>
  )
}

export async function ask({
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const titles =
    input.form === 'consent'
      ? CONSENT.map((answer) => consentWords[answer]())
      : [...new Set(input.options.split(/\r?\n/).map((line) => line.trim()))].filter((line) => line !== '')
  if (titles.length < 2) throw new Mend('options', t('Write two or more, each on a line of its own.'))
  if (titles.length > MOST) throw new Mend('options', t('Write {most} at most.', { most: MOST }))
  if (titles.some(({ length }) => length > 300)) throw new Mend('options', t('Keep each to 300 letters.'))
  await askPoll(tx, house, {
    id: requestId,
    gatheringId: input.id,
    question: input.question,
    form: input.form,
    secret: input.secret === 'yes',
    options: titles.map((title, n) => ({ id: v5(String(n), requestId), title })),
  })
  return { to: `/gatherings/${input.id}/polls/${requestId}`, say: t('It is asked.') }
}
