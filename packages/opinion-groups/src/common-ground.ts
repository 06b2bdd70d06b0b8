import { share, shareIsClear, shareZ } from './proportion-tests.ts'
import { seen, type Tally, tallies } from './tally.ts'
import type { VoteTable } from './vote-table.ts'

/** A statement on which people largely say the same. */
export interface Agreement {
  readonly statement: string
  readonly count: number
  readonly votes: number
  /** (count + 1) ÷ (votes + 2), and its z against one half. */
  readonly share: number
  readonly shareZ: number
}

export interface CommonGround {
  /** What most agree with, strongest first. */
  readonly agree: readonly Agreement[]
  /** What most disagree with, strongest first. */
  readonly disagree: readonly Agreement[]
}

/**
 * What everybody together agrees or disagrees with, groups or no groups: share above one half and its z above 1.2816,
 * ranked by share · z (Polis' consensus statements). Statements that are out or meta are left aside.
 */
export function commonGround(table: VoteTable, most = 5): CommonGround {
  const [all] = tallies(table, new Int32Array(table.people.length), 1)
  return { agree: clearly(table, all!, 'agree', most), disagree: clearly(table, all!, 'disagree', most) }
}

function clearly(
  table: VoteTable,
  all: readonly Tally[],
  by: 'agree' | 'disagree',
  most: number,
): Agreement[] {
  return all
    .flatMap((tally, j) => {
      const { id, standing } = table.statements[j]!
      const votes = seen(tally)
      const count = tally[by]
      if (standing !== 'in' || 2 * (count + 1) <= votes + 2 || !shareIsClear(count, votes)) return []
      return [{ statement: id, count, votes, share: share(count, votes), shareZ: shareZ(count, votes) }]
    })
    .sort((a, b) => b.share * b.shareZ - a.share * a.shareZ)
    .slice(0, most)
}
