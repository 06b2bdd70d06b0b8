import { sql } from 'kysely'
import { z } from 'zod'
import { Button, ButtonRow, Details, Form, Notice, TextField } from '#ui/ui.ts'
import { formatNumber, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { type Assembly, assemblyIRun } from '../assembly.ts'
import { drawsOf, stateOf } from '../draw/draws.ts'
import { AssemblyPage } from '../frame.tsx'
import { type Category, categoriesOf, hasQuotas, quotasOf, type Trait } from '../traits.ts'
import { Mends } from './mends.tsx'

const id = z.uuid()
export const schema = z.discriminatedUnion('do', [
  z.looseObject({ do: z.literal('work_out'), id }),
  z.looseObject({ do: z.literal('keep'), id }),
  z.object({
    do: z.literal('mend'),
    id,
    category: z.string().max(300),
    value: z.string().max(300),
    bound: z.enum(['min', 'max']),
    to: z.coerce.number().int().min(0).max(400),
  }),
])

/** `/assemblies/:id/quotas`: the place's make-up, how many of each the panel has, and whom that shuts out. */
export async function showQuotas({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const about = await assemblyIRun(tx, c.req.param('id')!)
  const categories = await categoriesOf(tx, about.id)
  const { rows } = await sql<{ category: string; value: string; n: number }>`
    select * from pool_by_trait(${about.id})`.execute(tx)
  const inPool = (category: string, value: string) =>
    rows.find((row) => row.category === category && row.value === value)?.n ?? 0
  const last = (await drawsOf(tx, about.id)).at(-1)
  const ready = hasQuotas(categories)
  return (
    <AssemblyPage
      about={about}
      title={t('How many of each?')}
      lead={t('So that the panel is a small picture of the place.')}
      problems={shown.problems}
      back={{ href: `/assemblies/${about.id}/run`, text: t('All steps') }}
    >
      {last !== undefined && stateOf(last) === 'failed' && (
        <Mends about={about} problem={last.problem!} categories={categories} />
      )}
      {categories.length === 0 && <p>{t('First say what is asked in the letter.')}</p>}
      <Form action={`/assemblies/${about.id}/quotas`} requestId={shown.requestId}>
        {categories.map((category, at) => (
          <OneCategory about={about} category={category} at={at} inPool={inPool} shown={shown} />
        ))}
        {categories.length > 0 && (
          <ButtonRow>
            {ready && (
              <Button name="do" value="keep">
                {t('Keep these numbers')}
              </Button>
            )}
            <Button name="do" value="work_out" kind={ready ? 'quiet' : 'primary'}>
              {t('Work them out from the place')}
            </Button>
          </ButtonRow>
        )}
      </Form>
      {ready && (
        <p>
          <a href={`/assemblies/${about.id}/draw`}>{t('Go on to the draw')}</a>
        </p>
      )}
      <Details summary={t('How the numbers are worked out')}>
        <p>
          {t(
            'If a third of the people here are under 30, a third of the panel is: the share of the places, rounded down and rounded up. You may move each number. The wider the room between least and most, the fairer the chances can be.',
          )}
        </p>
      </Details>
    </AssemblyPage>
  )
}

interface CategoryProps {
  readonly about: Assembly
  readonly category: Category
  readonly at: number
  readonly inPool: (category: string, value: string) => number
  readonly shown: Shown
}

function OneCategory({ about, category, at, inPool, shown }: CategoryProps) {
  const people = category.traits.reduce((sum, { people }) => sum + (people ?? 0), 0)
  const field = (name: string, n: number) => `${name}-${at}-${n}`
  return (
    <fieldset class="quota">
      <legend>
        <h2>{category.category}</h2>
      </legend>
      {category.traits.map((trait, n) => {
        const pool = inPool(category.category, trait.value)
        const input = (name: 'people' | 'least' | 'most', label: string) => (
          <TextField
            name={field(name, n)}
            label={label}
            inputmode="numeric"
            width="short"
            value={shown.values[field(name, n)] ?? (trait[name] === null ? undefined : String(trait[name]))}
            error={shown.problems.find((problem) => problem.field === field(name, n))?.message}
          />
        )
        return (
          <div class="quota-row">
            <h3>{trait.value}</h3>
            <div class="quota-numbers">
              {input('people', t('People here'))}
              {trait.least !== null && input('least', t('At least'))}
              {trait.least !== null && input('most', t('At most'))}
            </div>
            <p class="card-meta">
              {people > 0 && trait.people !== null
                ? t('{share, number, percent} of the place; {pool, number} said yes.', {
                    share: trait.people / people,
                    pool,
                  })
                : t('{pool, number} said yes.', { pool })}
            </p>
            <ShutOut trait={trait} pool={pool} places={about.places} />
          </div>
        )
      })}
    </fieldset>
  )
}

/** What a quota would do to whom, where it is worth a word. */
function ShutOut({ trait, pool, places }: { trait: Trait; pool: number; places: number }) {
  const { people, least, most } = trait
  if (least === null || most === null) return null
  if (most === 0 && (pool > 0 || (people ?? 0) > 0))
    return (
      <Notice kind="warning" title={t('This shuts people out')}>
        <p>
          {t('{pool, number} who said yes, and {people} people of the place, could never be drawn.', {
            pool,
            people: people === null ? t('some') : formatNumber(people),
          })}
        </p>
      </Notice>
    )
  if (pool < least)
    return (
      <Notice kind="warning" title={t('Too few said yes')}>
        <p>
          {t('{least, number} are needed and {pool, number} said yes. Invite more, or ask for fewer.', {
            least,
            pool,
          })}
        </p>
      </Notice>
    )
  if (pool > 0 && most / pool < places / 1000)
    return <p class="card-meta">{t('Many share few places here: their chance is small.')}</p>
  return null
}

type Numbers = Readonly<Record<string, unknown>>

export async function changeQuotas({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const about = await assemblyIRun(tx, input.id)
  const to = `/assemblies/${input.id}/quotas`
  if (input.do === 'mend') {
    await sql`select mend_quota(${input.id}, ${input.category}, ${input.value}, ${input.bound}, ${input.to})`.execute(
      tx,
    )
    return { to, say: t('{value}: changed to {to, number}.', { value: input.value, to: input.to }) }
  }
  const categories = await categoriesOf(tx, input.id)
  const typed = categories.map((category, at) => ({
    ...category,
    traits: category.traits.map((trait, n) => ({ ...trait, people: numberIn(input, `people-${at}-${n}`) })),
  }))
  const given =
    input.do === 'work_out'
      ? typed.flatMap((category) => workedOut(category, about.places))
      : typed.flatMap(({ category, traits }, at) =>
          traits.map(({ value, people }, n) => {
            const [least, most] = [numberIn(input, `least-${at}-${n}`), numberIn(input, `most-${at}-${n}`)]
            if (least === null) throw new Mend(`least-${at}-${n}`, t('Write how many at least.'))
            if (most === null) throw new Mend(`most-${at}-${n}`, t('Write how many at most.'))
            if (most < least)
              throw new Mend(`most-${at}-${n}`, t('“At most” is smaller than “at least”. Exchange them.'))
            return { category, value, people, least, most }
          }),
        )
  await sql`select set_quotas(${input.id}, ${JSON.stringify(given)}::jsonb)`.execute(tx)
  return { to, say: t('Kept.') }
}

function workedOut(category: Category, places: number) {
  const all = category.traits.reduce((sum, { people }) => sum + (people ?? 0), 0)
  if (all === 0)
    throw new Mend(
      '',
      t('{category}: write how many people of the place there are of each.', { category: category.category }),
    )
  const people = new Map(category.traits.map(({ value, people }) => [value, people ?? 0]))
  return quotasOf(category, places).map(({ category, value, min, max }) => ({
    category,
    value,
    people: people.get(value),
    least: min,
    most: max,
  }))
}

/** A whole number as typed; null where nothing is. @throws Mend */
function numberIn(input: Numbers, name: string): number | null {
  const typed = String(input[name] ?? '').replaceAll(/[\s,.]/g, '')
  if (typed === '') return null
  if (!/^\d{1,9}$/.test(typed)) throw new Mend(name, t('Write a whole number, in digits.'))
  return Number(typed)
}
