import { type Id, readId } from './id.ts'
import { OpinionError } from './opinion-error.ts'
import { show } from './show.ts'
import type { VoteTable } from './vote-table.ts'

/** A group that is known already: found before, drawn by hand, a ward, an age. */
export interface GivenGroup {
  readonly name: string
  readonly members: Iterable<Id>
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
  for (const [g, { name, members }] of groups.entries()) {
    if (typeof name !== 'string' || name === '' || names.has(name)) {
      throw new OpinionError({
        row: g + 1,
        field: 'groups.name',
        problem: `${show(name)} is not a name of its own.`,
        mend: 'Give each group a different name.',
      })
    }
    names.add(name)
    for (const member of members) {
      const p = place.get(readId(member, 'groups.members', g + 1))
      if (p === undefined) continue
      if (groupOf[p] !== -1 && groupOf[p] !== g) {
        throw new OpinionError({
          row: g + 1,
          field: 'groups.members',
          problem: `person ${show(member)} stands in ${show(groups[groupOf[p]!]!.name)} too.`,
          mend: 'Put everybody in one group at most.',
        })
      }
      groupOf[p] = g
    }
  }
  return groupOf
}
