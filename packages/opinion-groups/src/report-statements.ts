import type { CentredVotes } from './centred-votes.ts'
import type { OpinionMap } from './opinion-map.ts'
import type { StatementReport } from './outcome.ts'
import { priority } from './priority.ts'
import { share } from './proportion-tests.ts'
import { seen, type Tally, tallies, together } from './tally.ts'

/** Every statement: how all and each group voted on it, where it lies, how far groups agree on it, how worth asking it is. */
export function reportStatements(
  { table, mean, statements: voted }: CentredVotes,
  { directions: [first, second] }: OpinionMap,
  names: readonly string[],
  counts: readonly (readonly Tally[])[],
): StatementReport[] {
  const [all] = tallies(table, new Int32Array(table.people.length), 1)
  return table.statements.map(({ id, standing }, j) => {
    const weights = [first.weights[j]!, second.weights[j]!] as const
    const agreeing = Math.sqrt(voted) * (1 - mean[j]!)
    const x = agreeing * weights[0]
    const y = agreeing * weights[1]
    const extremity = Math.sqrt(x * x + y * y)
    const inGroups = counts.map((group) => group[j]!)
    return {
      id,
      standing,
      ...all![j]!,
      mean: mean[j]!,
      weights,
      x,
      y,
      extremity,
      agreedAcross: across(inGroups, 'agree'),
      disagreedAcross: across(inGroups, 'disagree'),
      priority: priority(together(inGroups), extremity, standing === 'meta'),
      byGroup: Object.fromEntries(names.map((name, g) => [name, inGroups[g]!])),
    }
  })
}

function across(groups: readonly Tally[], by: 'agree' | 'disagree'): number | null {
  if (groups.length === 0) return null
  return groups.reduce((product, tally) => product * share(tally[by], seen(tally)), 1)
}
