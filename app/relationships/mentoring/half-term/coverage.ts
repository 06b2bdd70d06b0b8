import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Ask } from '../../../http/ask.tsx'
import { mentoringIsAbout } from '../is-about.ts'

/** How learners stand this half-term, in the order they are told. `unset`: with a mentor, where no half-term is set. */
export const standings = ['two', 'one', 'none', 'waits', 'nobody'] as const
export type Stands = (typeof standings)[number] | 'unset'

/** A school, or a small school in it, with how many of its learners stand how. */
export interface Unit {
  readonly group_id: string
  readonly group_name: string
  /** The school around it; itself, for a school. */
  readonly school_id: string | null
  readonly school_name: string | null
  readonly half_term: string | null
  readonly starts_on: string | null
  readonly ends_on: string | null
  readonly counts: Readonly<Record<Stands, number>>
}

interface Row extends Omit<Unit, 'counts'> {
  readonly stands: Stands
  readonly n: number
}

/** The schools and small schools in my care, live: worked out anew when something was written that they follow from. */
export const coverage = (ask: Ask): Promise<readonly Unit[]> =>
  ask.house.cache.ask(ask, 'coverage', async () => ({
    value: await countedAnew(ask.tx),
    about: await mentoringIsAbout(ask.tx, null),
  }))

async function countedAnew(tx: Tx): Promise<readonly Unit[]> {
  const { rows } = await sql<Row>`
    select group_id, group_name, school_id, school_name, half_term, starts_on, ends_on, stands, count(*)::int as n
    from mentoring_coverage() group by 1, 2, 3, 4, 5, 6, 7, 8
    order by coalesce(school_name, group_name), school_id, group_id = school_id desc, group_name`.execute(tx)
  const units = new Map<string, Unit>()
  for (const { stands, n, ...unit } of rows) {
    const before = units.get(unit.group_id) ?? { ...unit, counts: nothing }
    units.set(unit.group_id, { ...before, counts: { ...before.counts, [stands]: n } })
  }
  return [...units.values()]
}

const nothing: Unit['counts'] = { two: 0, one: 0, none: 0, waits: 0, nobody: 0, unset: 0 }

/** Learners of one school or small school who stand so. */
export const learnersWho = async (tx: Tx, groupId: string, stands: Stands) =>
  (
    await sql<{ learner_id: string; name: string; group_name: string }>`
      select learner_id, name, group_name from mentoring_coverage() where group_id = ${groupId} and stands = ${stands}
      order by name, learner_id`.execute(tx)
  ).rows
