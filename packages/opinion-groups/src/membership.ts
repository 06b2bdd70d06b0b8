import { type Id, readId } from './id.ts'
import { OpinionError } from './opinion-error.ts'
import { show } from './show.ts'
import type { VoteTable } from './vote-table.ts'

/** A group that is known already: found before, drawn by hand, a ward, an age. */
export interface GivenGroup {
  readonly name: string
  readonly members: readonly Id[] | ReadonlySet<Id>
}

/**
 * Each person's group, −1 for none. People without votes count nowhere.
 *
 * @throws {OpinionError} for two groups of one name and for somebody in two groups
 */
export function membership(table: VoteTable, groups: readonly GivenGroup[]): Int32Array {
  const place = new Map(table.people.map((person, p) => [person, p]))
  const groupOf = new Int32Array(table.people.length).fill(-1)
  const names = new Set<string>()
  if (!Array.isArray(groups))
    throw fault('groups', `${show(groups)} is not a list.`, 'Give a list of groups.')
  for (const [g, group] of (groups as readonly unknown[]).entries()) {
    const { name, members } = (group ?? {}) as { name?: unknown; members?: unknown }
    if (typeof name !== 'string' || name === '' || names.has(name)) {
      throw fault(
        'groups.name',
        `${show(name)} is not a name of its own.`,
        'Give each group a different name.',
        g,
      )
    }
    if (!Array.isArray(members) && !(members instanceof Set)) {
      throw fault('groups.members', `${show(members)} is not a list.`, 'Give a list of people.', g)
    }
    names.add(name)
    for (const member of members) {
      const p = place.get(readId(member, 'groups.members', g + 1))
      if (p === undefined) continue
      if (groupOf[p] !== -1 && groupOf[p] !== g) {
        throw fault(
          'groups.members',
          `person ${show(member)} stands in ${show(groups[groupOf[p]!]!.name)} too.`,
          'Put everybody in one group at most.',
          g,
        )
      }
      groupOf[p] = g
    }
  }
  return groupOf
}

function fault(field: string, problem: string, mend: string, g?: number): OpinionError {
  return new OpinionError({ ...(g === undefined ? {} : { row: g + 1 }), field, problem, mend })
}
