import { type GivenGroup, membership } from './membership.ts'
import { differenceZ, share, shareZ } from './proportion-tests.ts'
import { type Representative, representative } from './representative.ts'
import { seen, type Tally, tallies, together } from './tally.ts'
import type { VoteTable } from './vote-table.ts'

/** One statement in one group, compared with everybody in the other groups together. */
export interface GroupStatement extends Tally {
  readonly statement: string
  /** How the other groups voted on it, together. */
  readonly elsewhere: Tally
  /** (n + 1) ÷ (votes + 2) in the group. */
  readonly agreeShare: number
  readonly disagreeShare: number
  /** That share against one half, as z. */
  readonly agreeZ: number
  readonly disagreeZ: number
  /** The share in the group ÷ the share outside it: how much it sets the group apart. */
  readonly agreeRatio: number
  readonly disagreeRatio: number
  /** The two shares against each other, as z. */
  readonly agreeRatioZ: number
  readonly disagreeRatioZ: number
}

export interface GroupStatistics {
  readonly name: string
  /** Every statement, in the table's order. */
  readonly statements: readonly GroupStatement[]
  /** The statements that stand for the group, out of those that are `in`. */
  readonly representative: readonly Representative[]
}

/**
 * How each of the given groups (found here, or known otherwise: wards, ages …) voted, statement by statement, and which
 * statements stand for it (Polis' representativeness).
 *
 * @throws {OpinionError} where somebody stands in two groups; people without votes count nowhere.
 */
export function groupStatistics(table: VoteTable, groups: readonly GivenGroup[]): GroupStatistics[] {
  const groupOf = membership(table, groups)
  const names = groups.map(({ name }) => name)
  return compareGroups(table, names, tallies(table, groupOf, names.length))
}

/** {@link groupStatistics} from counts that are there already: `counts[group][statement]`. */
export function compareGroups(
  table: VoteTable,
  names: readonly string[],
  counts: readonly (readonly Tally[])[],
): GroupStatistics[] {
  const everywhere = table.statements.map((_, j) => together(counts.map((group) => group[j]!)))
  return names.map((name, g) => {
    const statements = table.statements.map(({ id }, j) => compare(id, counts[g]![j]!, everywhere[j]!))
    const votable = statements.filter((_, j) => table.statements[j]!.standing === 'in')
    return { name, statements, representative: representative(votable) }
  })
}

function compare(statement: string, inside: Tally, everywhere: Tally): GroupStatement {
  const elsewhere = {
    agree: everywhere.agree - inside.agree,
    disagree: everywhere.disagree - inside.disagree,
    pass: everywhere.pass - inside.pass,
  }
  const [votes, otherVotes] = [seen(inside), seen(elsewhere)]
  const agreeShare = share(inside.agree, votes)
  const disagreeShare = share(inside.disagree, votes)
  return {
    statement,
    ...inside,
    elsewhere,
    agreeShare,
    disagreeShare,
    agreeZ: shareZ(inside.agree, votes),
    disagreeZ: shareZ(inside.disagree, votes),
    agreeRatio: agreeShare / share(elsewhere.agree, otherVotes),
    disagreeRatio: disagreeShare / share(elsewhere.disagree, otherVotes),
    agreeRatioZ: differenceZ(inside.agree, votes, elsewhere.agree, otherVotes),
    disagreeRatioZ: differenceZ(inside.disagree, votes, elsewhere.disagree, otherVotes),
  }
}
