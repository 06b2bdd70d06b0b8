import { readRows, readWhole } from '../read.ts'

/**
 * What each person is owed after a round, to give as `owed` in the next: a first choice clears it; a later one adds how
 * many ranks later it was; nothing at all adds `unplaced` (default: one more than the worst rank anybody had).
 * @throws MatchingError for bad input
 */
export function carryForward(
  people: readonly { readonly id: string; readonly rank: number | null }[],
  owedBefore: ReadonlyMap<string, number> = new Map(),
  unplaced?: number,
): Map<string, number> {
  const rows = readRows(people, 'people')
  const ranks = rows.map(({ row, fields }) =>
    fields.rank === null ? null : readWhole(fields.rank, { list: 'people', row, field: 'rank' }, 1, 1e6),
  )
  const most = unplaced ?? 1 + ranks.reduce<number>((worst, rank) => Math.max(worst, rank ?? 0), 0)
  return new Map(
    rows.map(({ id }, at) => {
      const rank = ranks[at]!
      const before = owedBefore.get(id) ?? 0
      return [id, rank === 1 ? 0 : before + (rank === null ? most : rank - 1)]
    }),
  )
}
