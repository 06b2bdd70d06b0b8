import { improveByMoves } from './hartigan.ts'
import { type Centres, type Division, lloyd } from './lloyd.ts'
import type { Draw } from './random.ts'

/** Points in the plane, one per person. */
export interface Points {
  readonly x: Float64Array
  readonly y: Float64Array
}

export interface Clustering {
  readonly k: number
  /** Each point's cluster, 0 … k − 1. */
  readonly label: Uint8Array
  readonly centres: readonly { readonly x: number; readonly y: number }[]
  /** Sum of squared distances to the own centre: what k-means makes small. */
  readonly inertia: number
}

const STARTS = 20
const FINALISTS = 3
/** Fewer people have more starts: they cost little, and one badly placed person matters more. */
const STARTS_TIMES_PEOPLE = 10_000
const FINALISTS_TIMES_PEOPLE = 4000
const TRIAL_ROUNDS = 3
const MOST_ROUNDS = 300

/**
 * k-means in the plane: seeded starts (Arthur & Vassilvitskii 2007) improved by three of Lloyd's rounds each, the best of
 * them until nobody moves in rounds or singly, and the best of those. A heuristic: nothing proves that no better
 * division exists. Clusters come largest first, then by their first point. Needs k different points or more.
 */
export function kMeans(points: Points, k: number, draw: Draw): Clustering {
  const people = points.x.length
  const starts = Math.max(STARTS, Math.ceil(STARTS_TIMES_PEOPLE / people))
  const finalists = Math.max(FINALISTS, Math.ceil(FINALISTS_TIMES_PEOPLE / people))
  const tried = Array.from({ length: starts }, () =>
    lloyd(points, spreadCentres(points, k, draw), TRIAL_ROUNDS),
  )
  const finished = different(tried.sort(leastInertia))
    .slice(0, finalists)
    .map(({ centres }) => improveByMoves(points, lloyd(points, centres, MOST_ROUNDS)))
  return largestFirst(finished.sort(leastInertia)[0]!)
}

/** Of sorted divisions one for each inertia. */
const different = (sorted: readonly Division[]) =>
  sorted.filter(({ inertia }, i) => inertia !== sorted[i - 1]?.inertia)

const leastInertia = (a: Division, b: Division) => a.inertia - b.inertia

/** k-means++: each further centre is a point drawn with the square of its distance from the nearest so far. */
function spreadCentres({ x, y }: Points, k: number, draw: Draw): Centres {
  const centres = { x: new Float64Array(k), y: new Float64Array(k) }
  const near = new Float64Array(x.length).fill(Number.POSITIVE_INFINITY)
  let pick = Math.floor(draw() * x.length)
  for (let c = 0; c < k; c++) {
    centres.x[c] = x[pick]!
    centres.y[c] = y[pick]!
    let total = 0
    for (let i = 0; i < x.length; i++) {
      const dx = x[i]! - x[pick]!
      const dy = y[i]! - y[pick]!
      const square = dx * dx + dy * dy
      if (square < near[i]!) near[i] = square
      total += near[i]!
    }
    pick = pickByWeight(near, draw() * total)
  }
  return centres
}

function pickByWeight(weights: Float64Array, ticket: number): number {
  let left = ticket
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!
    if (left < 0) return i
  }
  return weights.findLastIndex((weight) => weight > 0)
}

function largestFirst({ label, centres, inertia }: Division): Clustering {
  const size = new Int32Array(centres.x.length)
  for (const c of label) size[c]!++
  const order = [...size.keys()]
    .filter((c) => size[c]! > 0)
    .sort((a, b) => size[b]! - size[a]! || label.indexOf(a) - label.indexOf(b))
  const place = new Uint8Array(size.length)
  for (const [index, c] of order.entries()) place[c] = index
  return {
    k: order.length,
    inertia,
    label: label.map((c) => place[c]!),
    centres: order.map((c) => ({ x: centres.x[c]!, y: centres.y[c]! })),
  }
}
