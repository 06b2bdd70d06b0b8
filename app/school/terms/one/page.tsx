import { z } from 'zod'
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
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { typedDay } from '../../../http/typed-date.ts'
import { needPower } from '../../powers.ts'
import { kindWords, type Term, termsOf, typed } from '../page.tsx'
import { recordTerm } from '../record-term.ts'

export const schema = z.looseObject({
  id: z.uuid(),
  title: z
    .string({ error: () => t('Give it a name.') })
    .trim()
    .min(1, { error: () => t('Give it a name.') })
    .max(200, { error: () => t('Keep it to 200 letters.') }),
})

async function mine(ask: Ask): Promise<Term> {
  await needPower(ask.tx, 'set_terms')
  const term = (await termsOf(ask)).find((one) => one.id === ask.c.req.param('id') && one.mine)
  if (term === undefined) throw new Refused('unseen')
  return term
}

/** `/school/terms/:id`: its name and days, to be changed. */
export async function showTerm(ask: Ask & { shown?: Shown }) {
  const term = await mine(ask)
  const shown = ask.shown ?? blank
  const day = (name: string, value: string) => (ask.shown === undefined ? value : typed(shown, name))
  return (
    <Layout
      title={term.title}
      current="school"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/school/terms">{t('Terms and half-terms')}</BackLink>}
    >
      <PageTitle caption={`${kindWords(term.kind)} · ${term.group_name}`}>{term.title}</PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/school/terms/${term.id}`} requestId={shown.requestId}>
        <TextField
          name="title"
          label={t('Name')}
          value={ask.shown === undefined ? term.title : shown.values.title}
          error={problemWith(shown.problems, 'title')}
          maxlength={200}
        />
        <DateField
          name="from"
          label={t('First day')}
          value={day('from', term.starts_on)}
          error={problemWith(shown.problems, 'from')}
        />
        <DateField
          name="to"
          label={t('Last day')}
          value={day('to', term.ends_on)}
          error={problemWith(shown.problems, 'to')}
        />
        <Button>{t('Keep it')}</Button>
      </Form>
    </Layout>
  )
}

export async function changeTerm(ask: Ask & { input: z.output<typeof schema> }) {
  const { tx, house, input } = ask
  const term = await mine(ask)
  const [starts_on, ends_on] = [typedDay(input, 'from', house.now()), typedDay(input, 'to', house.now())]
  if (starts_on === null) throw new Mend('from', t('Write a date, like 9 3 2027.'))
  if (ends_on === null || ends_on < starts_on)
    throw new Mend('to', t('The last day has to come after the first.'))
  await tx
    .updateTable('terms')
    .set({ title: input.title, starts_on, ends_on })
    .where('id', '=', term.id)
    .execute()
  await recordTerm(ask, 'term.set', { id: term.id, title: input.title, starts_on, ends_on })
  return { to: '/school/terms', say: t('It is kept.') }
}
