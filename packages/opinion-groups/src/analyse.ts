import { centreVotes } from './centred-votes.ts'
import { commonGround } from './common-ground.ts'
import { findGroups, type Grouping, membersOf, takeGroups } from './find-groups.ts'
import { compareGroups } from './group-statistics.ts'
import { type OpinionMap, opinionMap } from './opinion-map.ts'
import { type AnalyseOptions, readOptions } from './options.ts'
import { type GroupReport, METHOD, type Outcome } from './outcome.ts'
import { reportStatements } from './report-statements.ts'
import { type Tally, tallies } from './tally.ts'
import type { VoteTable } from './vote-table.ts'

/**
 * Sense from many voices: the map of opinions, the groups on it, what stands for each group, what holds across them, and
 * how worth asking each statement is. For any number of people; whether there are enough for groups at all is
 * another question (`advise`).
 *
 * @throws {OpinionError} for options that mean nothing
 */
export function analyse(table: VoteTable, options: AnalyseOptions = {}): Outcome {
  const { seed, k, previous } = readOptions(options)
  const reached = (done: number) => {
    options.onProgress?.(done)
    options.signal?.throwIfAborted()
  }
  reached(0)
  const centred = centreVotes(table)
  const map = opinionMap(centred, seed)
  reached(0.4)
  const grouping = options.groups
    ? takeGroups(centred, options.groups)
    : findGroups(centred, map, { seed, k, previous })
  const { names, namesUsed, groupOf, weighed, taken } = grouping
  reached(0.8)
  const counts = tallies(table, groupOf, names.length)
  const outcome: Outcome = {
    method: METHOD,
    seed,
    k: k ?? null,
    given: options.groups !== undefined,
    votes: table.column.length,
    directions: map.directions.map(({ strength, residual }) => ({
      share: map.variation > 0 ? strength / map.variation : 0,
      residual,
    })),
    people: table.people.map((id, p) => ({
      id,
      votes: table.start[p + 1]! - table.start[p]!,
      x: map.x[p]!,
      y: map.y[p]!,
      group: names[groupOf[p]!] ?? null,
    })),
    statements: reportStatements(centred, map, names, counts),
    clusterings: weighed.map((tried) => ({
      k: tried.k,
      silhouette: tried.silhouette,
      inertia: tried.inertia,
      chosen: tried === taken,
    })),
    groups: reportGroups(table, map, grouping, counts),
    namesUsed,
    commonGround: commonGround(table),
  }
  reached(1)
  return outcome
}

function reportGroups(
  table: VoteTable,
  map: OpinionMap,
  { names, groupOf }: Grouping,
  counts: readonly (readonly Tally[])[],
): GroupReport[] {
  const members = membersOf(table.people, groupOf, names.length)
  return compareGroups(table, names, counts).map(({ name, representative }, g) => ({
    name,
    members: members[g]!,
    x: meanPlace(map.x, groupOf, g),
    y: meanPlace(map.y, groupOf, g),
    representative,
  }))
}

function meanPlace(along: Float64Array, groupOf: Int32Array, group: number): number {
  let sum = 0
  let count = 0
  for (let p = 0; p < along.length; p++) {
    if (groupOf[p] !== group) continue
    sum += along[p]!
    count++
  }
  return count === 0 ? 0 : sum / count
}
