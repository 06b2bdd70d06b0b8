import { sql } from 'kysely'
import { z } from 'zod'
import { becauseField, becauseOf, linkBecause } from '#core/threads/because.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  DateField,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
  TextArea,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { dayOf, typedDay } from '../../../http/typed-date.ts'
import { groupsIHost, groupsItCanBeFor } from '../hosting.ts'
import { typedAmount } from '../money.ts'

const day = z.string().default('')
export const schema = z.object({
  because: becauseField,
  host: z.uuid({ error: () => t('Choose in whose name it is.') }),
  title: z
    .string()
    .trim()
    .min(1, { error: () => t('Give it a name.') })
    .max(200, { error: () => t('Keep it to 200 letters.') }),
  words: z
    .string()
    .trim()
    .max(2000, { error: () => t('Keep it to 2,000 letters.') }),
  amount: z.string().max(40),
  group: z.union([z.literal(''), z.uuid()]).default(''),
  age: z
    .string()
    .trim()
    .regex(/^$|^([4-9]|[12]\d|30)$/, { error: () => t('Write an age from 4 to 30, or leave it empty.') }),
  'ideas-day': day,
  'ideas-month': day,
  'ideas-year': day,
  'projects-day': day,
  'projects-month': day,
  'projects-year': day,
  'results-day': day,
  'results-month': day,
  'results-year': day,
})

const dateOf = (shown: Shown, name: string) => ({
  day: shown.values[`${name}-day`],
  month: shown.values[`${name}-month`],
  year: shown.values[`${name}-year`],
})

/** `/budgets/new`: some money, for whom it is, and the days. */
export async function showNew(ask: Ask & { shown?: Shown }) {
  const { tx, shown = blank } = ask
  const hosted = await groupsIHost(tx)
  if (hosted.length === 0) throw new Refused('unseen')
  const [groups, why] = [await groupsItCanBeFor(tx), await becauseOf(ask, shown)]
  const { values, problems } = shown
  return (
    <Layout
      title={t('Begin a budget')}
      current="say"
      wrong={problems.length > 0}
      before={<BackLink href="/budgets">{t('Budgets')}</BackLink>}
    >
      <PageTitle
        {...(why && { caption: t('Because of: {title}', { title: why.title }) })}
        lead={t('Look it over before you begin: the money and the days stay as they are written here.')}
      >
        {t('Begin a budget')}
      </PageTitle>
      <ErrorSummary problems={problems} />
      <Form action="/budgets/new" draft="budget" requestId={shown.requestId}>
        <input type="hidden" name="because" value={why?.id ?? ''} />
        <SelectField
          name="host"
          label={t('In whose name?')}
          value={values.host}
          error={problemWith(problems, 'host')}
          options={hosted.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <TextField
          name="title"
          label={t('What is it called?')}
          hint={t('For example: £20,000 for Mill Lane')}
          value={values.title}
          error={problemWith(problems, 'title')}
          maxlength={200}
        />
        <TextArea
          name="words"
          label={t('What is it about?')}
          value={values.words}
          error={problemWith(problems, 'words')}
          maxlength={2000}
          optional
        />
        <TextField
          name="amount"
          label={t('How much money, in pounds?')}
          value={values.amount}
          error={problemWith(problems, 'amount')}
          width="short"
          inputmode="decimal"
        />
        <SelectField
          name="group"
          label={t('Who is it for?')}
          hint={t('They have the ideas, and they vote.')}
          value={values.group}
          options={[
            { value: '', text: t('Everybody in the place') },
            ...groups.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <TextField
          name="age"
          label={t('From what age?')}
          hint={t('Leave it empty for any age.')}
          value={values.age}
          error={problemWith(problems, 'age')}
          width="short"
          inputmode="numeric"
          optional
        />
        <DateField
          name="ideas"
          label={t('Ideas until')}
          value={dateOf(shown, 'ideas')}
          error={problemWith(problems, 'ideas')}
        />
        <DateField
          name="projects"
          label={t('Projects are ready by')}
          value={dateOf(shown, 'projects')}
          error={problemWith(problems, 'projects')}
        />
        <DateField
          name="results"
          label={t('Results by')}
          value={dateOf(shown, 'results')}
          error={problemWith(problems, 'results')}
        />
        <Button>{t('Begin')}</Button>
      </Form>
    </Layout>
  )
}

export async function beginBudget({
  house,
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const amount = typedAmount(input.amount)
  if (amount === null) throw new Mend('amount', t('Write an amount like 20000 or 1250.50.'))
  const days = (['ideas', 'projects', 'results'] as const).map((name) => {
    const found = typedDay(input, name, house.now())
    if (found === null) throw new Mend(name, t('Write a date, like 9 3 2027.'))
    if (found < dayOf(house.now())) throw new Mend(name, t('Choose a day that is still to come.'))
    return found
  })
  const [ideas, projects, results] = days
  if (projects! < ideas!) throw new Mend('projects', t('This comes after the ideas. Choose a later day.'))
  if (results! < projects!) throw new Mend('results', t('This comes after the projects. Choose a later day.'))
  const [group, age] = [input.group || null, input.age === '' ? null : Number(input.age)]
  await sql`select make_budget(${requestId}, ${input.host}, ${input.title}, ${input.words}, ${group}, ${age}, ${amount}, 'GBP',
    ${ideas}::date, ${projects}::date, ${results}::date)`.execute(tx)
  await linkBecause({ tx }, input.because, requestId)
  return { to: `/budgets/${requestId}`, say: t('It has begun. People can have ideas now.') }
}
