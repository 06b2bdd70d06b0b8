import { sql } from 'kysely'
import { v5 } from 'uuid'
import { z } from 'zod'
import {
  BackLink,
  Button,
  DateField,
  Details,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
  TextField,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../http/ask.tsx'
import { typedDay } from '../../http/typed-date.ts'
import { needPower, needPowerOver } from '../powers.ts'
import { halves } from './halves.ts'
import { recordTerm } from './record-term.ts'

const day = z.string().default('')
export const schema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('add'),
    group: z.uuid({ error: () => t('Choose the school.') }),
    kind: z.enum(['year', 'term', 'half_term'], { error: () => t('Choose what it is.') }),
    title: z
      .string()
      .trim()
      .min(1, { error: () => t('Give it a name.') })
      .max(200),
    'from-day': day,
    'from-month': day,
    'from-year': day,
    'to-day': day,
    'to-month': day,
    'to-year': day,
  }),
  z.object({ do: z.literal('halve'), id: z.uuid() }),
  z.object({ do: z.literal('remove'), id: z.uuid() }),
])

export interface Term {
  readonly id: string
  readonly group_id: string
  readonly group_name: string
  readonly kind: 'year' | 'term' | 'half_term'
  readonly title: string
  readonly starts_on: string
  readonly ends_on: string
  readonly parent_id: string | null
  readonly mine: boolean
}

export const termsOf = async ({ tx }: Ask) =>
  (
    await sql<Term>`
    select t.id, t.group_id, g.name as group_name, t.kind, t.title, t.starts_on, t.ends_on, t.parent_id,
      t.group_id in (select group_id from my_powers() where power = 'set_terms') as mine
    from terms t join groups g on g.id = t.group_id order by g.name, t.starts_on, t.ends_on desc`.execute(tx)
  ).rows

const schoolsOf = async ({ tx }: Ask) =>
  (
    await sql<{ id: string; name: string }>`
    select g.id, g.name from groups g
    where g.kind in ('partnership', 'school', 'small_school')
      and g.id in (select group_id from my_powers() where power = 'set_terms') order by g.name`.execute(tx)
  ).rows

/** `/school/terms`: years, terms and half-terms: those the roll brought and those a school set. */
export async function showTerms(ask: Ask & { shown?: Shown }) {
  const { tx, shown = blank } = ask
  await needPower(tx, 'set_terms')
  const [terms, schools] = [await termsOf(ask), await schoolsOf(ask)]
  const halved = new Set(terms.filter(({ kind }) => kind === 'half_term').map(({ parent_id }) => parent_id))
  return (
    <Layout
      title={t('Terms')}
      current="school"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/school">{t('School')}</BackLink>}
    >
      <PageTitle lead={t('The roll brings years and terms. Half-terms are set here.')}>
        {t('Terms and half-terms')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <ThingList label={t('Terms')} empty={{ text: t('None yet. Bring in a roll, or add one below.') }}>
        {terms.map((term) => (
          <Thing
            title={term.title}
            {...(term.mine && { href: `/school/terms/${term.id}` })}
            meta={`${kindWords(term.kind)}, ${t('{from} to {to}', { from: formatDate(term.starts_on), to: formatDate(term.ends_on) })} · ${term.group_name}`}
            actions={
              term.mine && (
                <Form action="/school/terms">
                  <input type="hidden" name="id" value={term.id} />
                  {term.kind === 'term' && !halved.has(term.id) && (
                    <Button kind="quiet" name="do" value="halve" about={term.title}>
                      {t('Make two half-terms')}
                    </Button>
                  )}{' '}
                  <Button kind="quiet" name="do" value="remove" about={term.title}>
                    {t('Remove')}
                  </Button>
                </Form>
              )
            }
          />
        ))}
      </ThingList>
      <Details summary={t('Add one')} open={shown.problems.length > 0}>
        <Form action="/school/terms" requestId={shown.requestId}>
          <SelectField
            name="group"
            label={t('For which school?')}
            options={[
              { value: '', text: t('Choose') },
              ...schools.map(({ id, name }) => ({ value: id, text: name })),
            ]}
            value={shown.values.group}
            error={problemWith(shown.problems, 'group')}
          />
          <SelectField
            name="kind"
            label={t('What is it?')}
            options={(['half_term', 'term', 'year'] as const).map((kind) => ({
              value: kind,
              text: kindWords(kind),
            }))}
            value={shown.values.kind}
            error={problemWith(shown.problems, 'kind')}
          />
          <TextField
            name="title"
            label={t('Name')}
            value={shown.values.title}
            error={problemWith(shown.problems, 'title')}
          />
          <DateField
            name="from"
            label={t('First day')}
            value={typed(shown, 'from')}
            error={problemWith(shown.problems, 'from')}
          />
          <DateField
            name="to"
            label={t('Last day')}
            value={typed(shown, 'to')}
            error={problemWith(shown.problems, 'to')}
          />
          <Button name="do" value="add">
            {t('Add')}
          </Button>
        </Form>
      </Details>
    </Layout>
  )
}

export const typed = ({ values }: Shown, name: string) => ({
  day: values[`${name}-day`],
  month: values[`${name}-month`],
  year: values[`${name}-year`],
})

export function kindWords(kind: Term['kind']): string {
  if (kind === 'year') return t('school year')
  return kind === 'term' ? t('term') : t('half-term')
}

export async function changeTerms(ask: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const { tx, me, house, input, requestId } = ask
  const place_id = me.placeId
  if (input.do === 'add') {
    await needPowerOver(tx, 'set_terms', input.group)
    const [starts_on, ends_on] = [typedDay(input, 'from', house.now()), typedDay(input, 'to', house.now())]
    if (starts_on === null) throw new Mend('from', t('Write a date, like 9 3 2027.'))
    if (ends_on === null || ends_on < starts_on)
      throw new Mend('to', t('The last day has to come after the first.'))
    const { group: group_id, kind, title } = input
    await tx
      .insertInto('terms')
      .values({ place_id, id: requestId, group_id, kind, title, starts_on, ends_on })
      .execute()
    await recordTerm(ask, 'term.set', { id: requestId, title, starts_on, ends_on })
    return { to: '/school/terms', say: t('Added.') }
  }
  const term = (await termsOf(ask)).find(({ id, mine }) => mine && id === input.id)
  if (term === undefined) throw new Mend('', t('It is not there any more.'))
  if (input.do === 'remove') {
    const within = (await termsOf(ask)).filter(({ parent_id }) => parent_id === term.id)
    if (within.length > 0)
      throw new Mend('', t('Remove what is in it first: {what}.', { what: within[0]!.title }))
    await tx.deleteFrom('terms').where('id', '=', term.id).execute()
    await recordTerm(ask, 'term.remove', term)
    return { to: '/school/terms', say: t('Removed.') }
  }
  const two = halves(term.starts_on, term.ends_on)
  for (const [n, { starts_on, ends_on }] of two.entries()) {
    const half = {
      id: v5(`half ${n}`, requestId),
      title:
        n === 0
          ? t('{term}, first half', { term: term.title })
          : t('{term}, second half', { term: term.title }),
      starts_on,
      ends_on,
    }
    const { group_id } = term
    await tx
      .insertInto('terms')
      .values({ ...half, place_id, group_id, kind: 'half_term', parent_id: term.id })
      .execute()
    await recordTerm(ask, 'term.set', half)
  }
  return { to: '/school/terms', say: t('Two half-terms. Change them if the holiday is at another time.') }
}
