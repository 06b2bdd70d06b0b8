/** What a button or the numbers do to a ranking. */
export type Move =
  | { readonly do: 'up' | 'down' | 'drop' | 'add'; readonly id: string }
  | { readonly do: 'order'; readonly places: Readonly<Record<string, number>> }

/** How many a learner can rank. */
export const MOST = 6

/**
 * A ranking after a move. What is not in it moves nothing; a seventh is not added. With numbers, whoever has the smaller one
 * comes first; of two with the same, whoever was moved there, else whoever was first.
 */
export function afterMove(ranking: readonly string[], move: Move): readonly string[] {
  if (move.do === 'order') return byPlaces(ranking, move.places)
  const at = ranking.indexOf(move.id)
  if (move.do === 'add') return at >= 0 || ranking.length >= MOST ? ranking : [...ranking, move.id]
  if (at < 0) return ranking
  if (move.do === 'drop') return ranking.toSpliced(at, 1)
  const to = move.do === 'up' ? at - 1 : at + 1
  return to < 0 || to >= ranking.length ? ranking : ranking.toSpliced(at, 1).toSpliced(to, 0, move.id)
}

function byPlaces(ranking: readonly string[], places: Readonly<Record<string, number>>): readonly string[] {
  const wanted = ranking.map((id, n) => ({ id, was: n + 1, place: places[id] ?? n + 1 }))
  const moved = wanted.filter(({ was, place }) => was !== place).toSorted((a, b) => a.place - b.place)
  const order = wanted.filter(({ was, place }) => was === place).map(({ id }) => id)
  for (const { id, place } of moved) order.splice(Math.min(order.length, Math.max(0, place - 1)), 0, id)
  return order
}
