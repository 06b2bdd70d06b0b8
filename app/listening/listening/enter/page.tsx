import { z } from 'zod'
import { peopleIKnow } from '#core/people/people-i-know.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  MarkList,
  PageTitle,
  problemWith,
  SelectField,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { listeningAs } from '../listenings.ts'
import { enterSheet, type Sheet, sheetsOf } from '../sheets.ts'
import type { Vote } from '../statements.ts'

const votes: Readonly<Record<string, Vote>> = { agree: 1, disagree: -1, pass: 0 }

/** One field a statement, `answer-<id>`. */
export const schema = z
  .object({
    id: z.uuid(),
    number: z.coerce.number().int().min(1).max(1_000_000),
    who: z.union([z.uuid(), z.literal('')]).default(''),
  })
  .catchall(z.unknown())
  .transform(({ id, number, who, ...fields }) => ({
    id,
    number,
    who,
    answers: Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => {
        const vote = votes[String(value)]
        const statement = name.replace(/^answer-/, '')
        return name.startsWith('answer-') && z.uuid().safeParse(statement).success && vote !== undefined
          ? [[statement, vote]]
          : []
      }),
    ),
  }))

/** `/listening/:id/enter?number=`: a clerk enters a sheet that came back, for somebody named or for nobody. */
export async function showEnter({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const one = await listeningAs(tx, c.req.param('id')!, 'iClerk')
  const typed = shown.values.number ?? c.req.query('number')
  const sheet = (await sheetsOf(tx, one.id)).find(({ number }) => String(number) === typed?.trim())
  const at = `/listening/${one.id}`
  const wrong =
    typed === undefined || typed === ''
      ? undefined
      : sheet === undefined
        ? t('No sheet with this number was printed. Look at its top again.')
        : sheet.entered
          ? t('This sheet is entered already. Each counts once.')
          : undefined
  const problems =
    shown.problems.length > 0 || wrong === undefined ? shown.problems : [{ field: 'number', message: wrong }]
  return (
    <Layout
      title={t('Enter a sheet')}
      current="say"
      wrong={problems.length > 0}
      before={<BackLink href={`${at}/sheets`}>{t('Paper sheets')}</BackLink>}
    >
      <PageTitle caption={one.title}>{t('Enter a sheet')}</PageTitle>
      <ErrorSummary problems={problems} />
      {sheet === undefined || sheet.entered ? (
        <Form action={`${at}/enter`} method="get">
          <TextField
            name="number"
            label={t('The number at its top')}
            value={typed}
            error={problemWith(problems, 'number')}
            width="short"
            inputmode="numeric"
          />
          <Button>{t('Go on')}</Button>
        </Form>
      ) : (
        <EnterForm
          at={`${at}/enter`}
          sheet={sheet}
          shown={shown}
          people={(await peopleIKnow(tx)).map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
    </Layout>
  )
}

interface EnterFormProps {
  readonly at: string
  readonly sheet: Sheet
  readonly shown: Shown
  readonly people: readonly { readonly value: string; readonly text: string }[]
}

const EnterForm = ({ at, sheet, shown, people }: EnterFormProps) => (
  <Form action={at} requestId={shown.requestId}>
    <input type="hidden" name="number" value={String(sheet.number)} />
    <MarkList
      name="answer"
      options={[
        { value: 'agree', label: t('Agree') },
        { value: 'disagree', label: t('Disagree') },
        { value: 'pass', label: t('Pass') },
      ]}
      rows={sheet.words.map((words, n) => ({
        id: sheet.statements[n]!,
        name: words,
        value: shown.values[`answer-${sheet.statements[n]}`],
      }))}
    />
    <SelectField
      name="who"
      label={t('Whose sheet is it?')}
      hint={t('What they answered on a phone themselves stays.')}
      value={shown.values.who}
      options={[{ value: '', text: t('Nobody’s name is on it') }, ...people]}
    />
    <Button>{t('Keep it')}</Button>
  </Form>
)

export async function enter({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const { id, number, who, answers } = input
  if (Object.keys(answers).length === 0)
    throw new Mend('', t('Nothing is ticked. Leave the sheet aside, or tick what is on it.'))
  await enterSheet(tx, id, { number, answers, personId: who || null }).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'KI004')
      throw new Mend('number', t('This sheet is entered already. Each counts once.'))
    throw error
  })
  return { to: `/listening/${id}/enter`, say: t('Sheet {number, number} is entered.', { number }) }
}
