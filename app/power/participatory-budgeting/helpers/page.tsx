import { sql } from 'kysely'
import { z } from 'zod'
import { endPart, givePart } from '#core/threads/verbs.ts'
import type { Tx } from '#db/client.ts'
import { Button, Form, problemWith, SelectField, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { budgetOfMine } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { grownUpsOfHost } from '../hosting.ts'

const parts = ['clerk', 'roll_keeper'] as const
type Part = (typeof parts)[number]

export const schema = z.object({
  id: z.uuid(),
  do: z.enum(['give', 'end']),
  person: z.uuid({ error: () => t('Choose somebody.') }),
  part: z.enum(parts, { error: () => t('Choose what they do.') }),
})

const partWords = (part: Part): string =>
  part === 'clerk' ? t('prints and enters paper') : t('keeps the roll')

async function helpersOf(tx: Tx, budgetId: string) {
  const { rows } = await sql<{ id: string; name: string | null; part: Part }>`
    select s.person_id as id, n.name, s.part from source_parts s
    left join grown_ups_of_host(${budgetId}) n on n.person_id = s.person_id
    where s.source_id = ${budgetId} and s.ended_at is null and s.part in ('clerk', 'roll_keeper')
    order by s.part, n.name`.execute(tx)
  return rows
}

/** `/budgets/:id/helpers`: who keeps the roll, who prints and enters paper. Two people enter every sheet. */
export async function showHelpers({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const budget = await budgetOfMine(tx, c.req.param('id')!)
  const [helpers, people] = [await helpersOf(tx, budget.id), await grownUpsOfHost(tx, budget.id)]
  return (
    <BudgetFrame
      budget={budget}
      title={t('Who helps')}
      lead={t('You can do all of it yourself, but two people enter each sheet of paper.')}
      problems={shown.problems}
    >
      <ThingList label={t('Who helps')} empty={{ text: t('Nobody but you yet.') }}>
        {helpers.map(({ id, name, part }) => (
          <Thing
            title={name ?? t('Somebody')}
            meta={partWords(part)}
            actions={
              <Form action={`/budgets/${budget.id}/helpers`}>
                <input type="hidden" name="person" value={id} />
                <input type="hidden" name="part" value={part} />
                <Button kind="quiet" name="do" value="end" about={name ?? ''}>
                  {t('Not any more')}
                </Button>
              </Form>
            }
          />
        ))}
      </ThingList>
      <h2>{t('Ask somebody')}</h2>
      <Form action={`/budgets/${budget.id}/helpers`} requestId={shown.requestId}>
        <SelectField
          name="person"
          label={t('Who?')}
          hint={t('Grown-ups of {group}.', { group: budget.hostName ?? '' })}
          value={shown.values.person}
          error={problemWith(shown.problems, 'person')}
          options={people.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <SelectField
          name="part"
          label={t('What do they do?')}
          value={shown.values.part}
          error={problemWith(shown.problems, 'part')}
          options={parts.map((part) => ({ value: part, text: partWords(part) }))}
        />
        <Button name="do" value="give">
          {t('Name them')}
        </Button>
      </Form>
    </BudgetFrame>
  )
}

export async function changeHelpers({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const budget = await budgetOfMine(tx, input.id)
  const to = `/budgets/${budget.id}/helpers`
  if (input.do === 'end') {
    await endPart(tx, budget.id, input.person, input.part)
    return { to, say: t('Done.') }
  }
  if (!(await grownUpsOfHost(tx, budget.id)).some(({ id }) => id === input.person))
    throw new Mend('person', t('Choose somebody from the list.'))
  await givePart(tx, budget.id, input.person, input.part)
  return { to, say: t('Named. They are told.') }
}
