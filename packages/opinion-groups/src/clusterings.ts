import { type Clustering, kMeans, type Points } from './k-means.ts'
import { drawsFrom } from './random.ts'
import { silhouettes } from './silhouettes.ts'

export interface ScoredClustering extends Clustering {
  readonly silhouette: number
}

const MOST_GROUPS = 5
/** Silhouettes cost the square of the number of people, so beyond this many a fixed selection of them stands for all. */
const MOST_COMPARED = 2500

/**
 * The clusterings weighed against each other, k = 2 … min(5, 2 + ⌊n ÷ 12⌋), or the one `k` asked for, never more than
 * there are different places. None where all stand in one place.
 */
export function clusterings(points: Points, seed: number, k?: number): ScoredClustering[] {
  const places = differentPlaces(points, k ?? MOST_GROUPS)
  if (places < 2) return []
  const most = Math.min(places, MOST_GROUPS, 2 + Math.floor(points.x.length / 12))
  const wanted = k === undefined ? [2, 3, 4, 5].filter((size) => size <= most) : [Math.min(k, places)]
  const found = wanted.map((size) => kMeans(points, size, drawsFrom(seed, 10 + size)))
  const scores = compared(points, found, seed)
  return found.map((clustering, i) => ({ ...clustering, silhouette: scores[i]! }))
}

/** The clearest: highest silhouette, on a tie the fewest groups. */
export function clearest(found: readonly ScoredClustering[]): ScoredClustering | undefined {
  return found.reduce<ScoredClustering | undefined>(
    (best, next) => (best === undefined || next.silhouette > best.silhouette ? next : best),
    undefined,
  )
}

function compared(points: Points, found: readonly Clustering[], seed: number): number[] {
  const count = points.x.length
  if (count <= MOST_COMPARED) return silhouettes(points, found)
  const draw = drawsFrom(seed, 20)
  const ticket = Float64Array.from({ length: count }, draw)
  const chosen = [...ticket.keys()].sort((a, b) => ticket[a]! - ticket[b]! || a - b).slice(0, MOST_COMPARED)
  const some = { x: points.x.filter(among(chosen)), y: points.y.filter(among(chosen)) }
  return silhouettes(
    some,
    found.map((clustering) => ({ ...clustering, label: clustering.label.filter(among(chosen)) })),
  )
}

function among(chosen: readonly number[]): (value: number, index: number) => boolean {
  const set = new Set(chosen)
  return (_, index) => set.has(index)
}

/** How many different places there are, counted up to `enough`. */
function differentPlaces({ x, y }: Points, enough: number): number {
  const places = new Set<string>()
  for (let i = 0; i < x.length && places.size < enough; i++) places.add(`${x[i]} ${y[i]}`)
  return places.size
}
