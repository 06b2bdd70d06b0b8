import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
  SelectField,
  TextArea,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { groupsIHost, makeListening } from '../listenings.ts'

export const schema = z.object({
  host: z.uuid({ error: () => t('Choose who listens.') }),
  title: z
    .string()
    .trim()
    .min(1, { error: () => t('Give it a name.') })
    .max(100, { error: () => t('Keep the name to 100 letters.') }),
  question: z
    .string()
    .trim()
    .max(300, { error: () => t('Keep it to 300 letters.') }),
  about: z
    .string()
    .trim()
    .max(2000, { error: () => t('Keep it to 2,000 letters.') }),
  shownTo: z.enum(['asked', 'public'], { error: () => t('Choose who may read it.') }),
  fromAge: z.union([z.literal(''), z.coerce.number().int().min(4).max(30)], {
    error: () => t('Write an age from 4 to 30, or leave it empty.'),
  }),
})

/** `/listening/new`: begins to listen in the name of a group that I run things for. */
export async function showNew({ tx, shown = blank }: Ask & { shown?: Shown }) {
  const groups = await groupsIHost(tx)
  if (groups.length === 0) throw new Refused('unseen')
  const { values, problems } = shown
  return (
    <Layout
      title={t('Begin to listen')}
      current="say"
      wrong={problems.length > 0}
      before={<BackLink href="/listening">{t('Listening')}</BackLink>}
    >
      <PageTitle lead={t('Ask something, or nothing: then people bring what matters to them.')}>
        {t('Begin to listen')}
      </PageTitle>
      <ErrorSummary problems={problems} />
      <Form action="/listening/new" requestId={shown.requestId}>
        <SelectField
          name="host"
          label={t('Who listens?')}
          options={groups.map(({ id, name }) => ({ value: id, text: name }))}
          value={values.host}
          error={problemWith(problems, 'host')}
        />
        <TextField
          name="title"
          label={t('What is it called?')}
          hint={t('Like: Growing up here')}
          value={values.title}
          error={problemWith(problems, 'title')}
          maxlength={100}
        />
        <TextField
          name="question"
          label={t('The question')}
          value={values.question}
          error={problemWith(problems, 'question')}
          maxlength={300}
          optional
        />
        <TextArea
          name="about"
          label={t('Why you ask, and what will happen with what people say')}
          value={values.about}
          error={problemWith(problems, 'about')}
          maxlength={2000}
          rows={4}
          optional
        />
        <Radios
          name="shownTo"
          legend={t('Who may read the page?')}
          value={values.shownTo ?? 'public'}
          error={problemWith(problems, 'shownTo')}
          options={[
            { value: 'public', label: t('Everybody, also without an account') },
            { value: 'asked', label: t('People here who are asked') },
          ]}
        />
        <TextField
          name="fromAge"
          label={t('From which age?')}
          hint={t('Empty: everybody, whatever their age.')}
          value={values.fromAge}
          error={problemWith(problems, 'fromAge')}
          width="short"
          inputmode="numeric"
          optional
        />
        <Button>{t('Begin')}</Button>
      </Form>
    </Layout>
  )
}

export async function begin({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const { host: hostId, title, question, about, shownTo, fromAge } = input
  await makeListening(tx, {
    id: requestId,
    hostId,
    title,
    question,
    about,
    shownTo,
    groupId: null,
    fromAge: fromAge === '' ? null : fromAge,
  })
  return { to: `/listening/${requestId}`, say: t('You are listening now.') }
}
