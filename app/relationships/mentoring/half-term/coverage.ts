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

/** Learners of a unit who stand alike. */
interface Alike extends Omit<Unit, 'counts'> {
  readonly stands: Stands
  readonly learners: readonly string[]
}

/** The schools and small schools in my care, live. */
export async function coverage(ask: Ask): Promise<readonly Unit[]> {
  const units = new Map<string, Unit>()
  for (const { stands, learners, ...unit } of await everybody(ask)) {
    const before = units.get(unit.group_id) ?? { ...unit, counts: nothing }
    units.set(unit.group_id, {
      ...before,
      counts: { ...before.counts, [stands]: before.counts[stands] + learners.length },
    })
  }
  return [...units.values()].filter(({ counts }) => Object.values(counts).some((n) => n > 0))
}

const nothing: Unit['counts'] = { two: 0, one: 0, none: 0, waits: 0, nobody: 0, unset: 0 }

/** Learners of one school or small school who stand so. */
export async function learnersWho(ask: Ask, groupId: string, stands: Stands) {
  const ids = (await everybody(ask)).flatMap((some) =>
    some.group_id === groupId && some.stands === stands ? some.learners : [],
  )
  const { rows } = await sql<{ learner_id: string; name: string }>`
    select learner_id, name from mentoring_coverage(${ids}::uuid[]) order by name, learner_id`.execute(ask.tx)
  return rows
}

/** Worked out anew, or mended for a few, when something is written that it follows from. */
const everybody = (ask: Ask) =>
  ask.house.cache.ask<readonly Alike[]>(ask, 'half-term', {
    work: async () => ({ value: await alike(ask.tx, null), about: await mentoringIsAbout(ask.tx) }),
    mend: (before, written) => mended(ask.tx, before, written),
  })

const alike = async (tx: Tx, only: readonly string[] | null): Promise<readonly Alike[]> =>
  (
    await sql<Alike>`
      select group_id, group_name, school_id, school_name, half_term, starts_on, ends_on, stands,
        array_agg(learner_id) as learners
      from mentoring_coverage(${only === null ? null : [...only]}::uuid[]) group by 1, 2, 3, 4, 5, 6, 7, 8
      order by coalesce(school_name, group_name), school_id, group_id = school_id desc, group_name`.execute(
      tx,
    )
  ).rows

/** Those whom what was written touches, where they stand now; the others where they stood. */
async function mended(tx: Tx, before: readonly Alike[], written: readonly string[]) {
  const { rows } = await sql<{ learners: readonly string[] | null }>`
    select mentoring_touches(${[...written]}::uuid[]) as learners`.execute(tx)
  const { learners } = rows[0]!
  if (learners === null) return undefined
  const [now, about] = await Promise.all([alike(tx, learners), mentoringIsAbout(tx, { learners })])
  // A unit that had nobody: where it comes in the list is for the database to say.
  if (now.some(({ group_id }) => !before.some((unit) => unit.group_id === group_id))) return undefined
  const gone = new Set(learners)
  const others = before.map((some) => ({ ...some, learners: some.learners.filter((id) => !gone.has(id)) }))
  // Where nobody is left among those who stood alike, their unit keeps its place in the list.
  return { value: [...others, ...now], about }
}
