import type { CentredVotes } from './centred-votes.ts'
import { clearest, clusterings, type ScoredClustering } from './clusterings.ts'
import { countedPeople } from './counted-people.ts'
import { type GivenGroup, membership } from './membership.ts'
import { type EarlierGroups, nameGroups } from './name-groups.ts'
import type { OpinionMap } from './opinion-map.ts'

/** Who is in which group, however that came about. */
export interface Grouping {
  readonly names: readonly string[]
  readonly namesUsed: number
  /** Each person's group, −1 for none. */
  readonly groupOf: Int32Array
  /** The divisions that were weighed, and the one taken. */
  readonly weighed: readonly ScoredClustering[]
  readonly taken: ScoredClustering | undefined
}

/** Looks for groups among those who count: all in one place are one group, nobody is none. */
export function findGroups(
  centred: CentredVotes,
  map: OpinionMap,
  { seed, k, previous }: { seed: number; k: number | undefined; previous: EarlierGroups },
): Grouping {
  const { people } = centred.table
  const counted = countedPeople(centred)
  const places = {
    x: Float64Array.from(counted, (p) => map.x[p]!),
    y: Float64Array.from(counted, (p) => map.y[p]!),
  }
  const weighed = clusterings(places, seed, k)
  const taken = clearest(weighed)
  const groupOf = new Int32Array(people.length).fill(-1)
  for (const [i, p] of counted.entries()) groupOf[p] = taken?.label[i] ?? 0
  const groups = taken?.k ?? Math.min(counted.length, 1)
  return { ...nameGroups(membersOf(people, groupOf, groups), previous), groupOf, weighed, taken }
}

/** Takes the groups as they are given. */
export function takeGroups({ table }: CentredVotes, groups: readonly GivenGroup[]): Grouping {
  const groupOf = membership(table, groups)
  return {
    names: groups.map(({ name }) => name),
    namesUsed: groups.length,
    groupOf,
    weighed: [],
    taken: undefined,
  }
}

export function membersOf(people: readonly string[], groupOf: Int32Array, groups: number): string[][] {
  const members: string[][] = Array.from({ length: groups }, () => [])
  for (const [p, person] of people.entries()) members[groupOf[p]!]?.push(person)
  return members
}
