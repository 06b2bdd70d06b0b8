import { type Draft, fund, leftOver } from './draft.ts'
import type { Step } from './outcome.ts'
import type { GreedyRule } from './rule.ts'

/** Funds the ranked projects one after the other as long as they fit (SPEC 3). */
export function fundRanked(
  draft: Draft,
  ranked: readonly number[],
  how: Pick<GreedyRule, 'unaffordable' | 'lastShare'> = {},
  stage: Step['stage'] = 'greedy',
): void {
  let ended = false
  for (const p of ranked) {
    if (draft.won[p]) continue
    const project = draft.book.ids[p]!
    const cost = draft.book.cost[p]!
    const left = leftOver(draft)
    if (ended) draft.losses.set(p, { project, reason: 'ended-before' })
    else if (cost <= left) fund(draft, p, { stage })
    else {
      ended = how.unaffordable === 'stop'
      // Both products are whole and far below 2^53 for any budget that people vote on; BigInt for those that are not.
      if (
        ended &&
        how.lastShare !== undefined &&
        left > 0 &&
        BigInt(left) * 100n >= BigInt(cost) * BigInt(how.lastShare)
      ) {
        fund(draft, p, { stage: 'last-share' })
      } else draft.losses.set(p, { project, reason: 'does-not-fit', left, missing: cost - left })
    }
  }
}
