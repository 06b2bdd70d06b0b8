import type { Lattice } from '../search/lattice.ts'
import type { Limits, PanelSearch } from '../search/search.ts'
import { noise } from './noise.ts'

/** Yields panels whose running average follows the wanted probabilities; undefined when there is no panel on their face. */
export interface Herd {
  next(): Int32Array | undefined
  /** Panels in which something happens that the target asks for so seldom that no panel so far has it. */
  seldom(): Int32Array[]
}

const near = (value: number) => Math.abs(value - Math.round(value)) < 1e-9

/**
 * Panels one after another, each the best whole-number answer to what the earlier ones still owe to each type. After n
 * panels every type's count is n times what it should be, give or take about one, so few panels are needed before a linear
 * program finds weights that are exact. Rows that the target fills to their bound stay filled in every panel, because no
 * mixture of panels could fill them otherwise (the smallest face that holds the target).
 *
 * @param before panels that already followed the same target, to go on from
 */
export function herd(
  space: Lattice,
  search: PanelSearch,
  chances: ArrayLike<number>,
  before: readonly Int32Array[] = [],
): Herd {
  const { types, rows, counts, start, rowsOf } = space
  const target = Float64Array.from(counts, (count, t) => count * chances[t]!)
  const sums = new Float64Array(rows)
  for (let t = 0; t < types; t++)
    for (let at = start[t]!; at < start[t + 1]!; at++) sums[rowsOf[at]!]! += target[t]!
  const lower = space.lower.map((bound, r) =>
    near(sums[r]!) && Math.round(sums[r]!) === space.upper[r] ? space.upper[r]! : bound,
  )
  const upper = space.upper.map((bound, r) =>
    near(sums[r]!) && Math.round(sums[r]!) === space.lower[r] ? space.lower[r]! : bound,
  )
  const floor = Int32Array.from(target, (v) => Math.floor(v + 1e-7))
  const ceiling = Int32Array.from(target, (v) => Math.ceil(v - 1e-7))
  const owed = target.slice()
  const random = noise(1 + before.length)
  const weights = new Float64Array(types)
  const events = [...target, ...sums].flatMap((v, at) =>
    Math.ceil(v - 1e-9) > Math.floor(v + 1e-9)
      ? [
          { at, low: true, edge: Math.floor(v + 1e-9), seen: false },
          { at, low: false, edge: Math.floor(v + 1e-9) + 1, seen: false },
        ]
      : [],
  )

  for (const panel of before) follow(panel)

  function look(limits: Partial<Limits>): Int32Array | undefined {
    // Ties between like types make the simplex walk in circles, so a little noise decides them.
    for (let t = 0; t < types; t++) weights[t] = owed[t]! + 0.3 * random()
    return search.maximise(weights, { first: true, rows: [lower, upper], nodes: 3000, ...limits }).panel
  }

  function note(panel: Int32Array) {
    const filled = new Int32Array(rows)
    for (let t = 0; t < types; t++) {
      if (panel[t] === 0) continue
      for (let at = start[t]!; at < start[t + 1]!; at++) filled[rowsOf[at]!]! += panel[t]!
    }
    for (const event of events) {
      const value = event.at < types ? panel[event.at]! : filled[event.at - types]!
      if (event.low ? value <= event.edge : value >= event.edge) event.seen = true
    }
  }

  function follow(panel: Int32Array) {
    note(panel)
    for (let t = 0; t < types; t++) owed[t]! += target[t]! - panel[t]!
  }

  return {
    next() {
      const panel = look({ types: [floor, ceiling], nodes: 300 }) ?? look({})
      if (panel) follow(panel)
      return panel
    },
    seldom() {
      const panels: Int32Array[] = []
      for (const event of events) {
        if (event.seen) continue
        const pair: [Int32Array, Int32Array] =
          event.at < types ? [new Int32Array(types), space.counts.slice()] : [lower.slice(), upper.slice()]
        pair[event.low ? 1 : 0][event.at < types ? event.at : event.at - types] = event.edge
        event.seen = true
        const found = Array.from({ length: 3 }, () =>
          look({ nodes: 300, [event.at < types ? 'types' : 'rows']: pair }),
        )
        panels.push(...found.filter((panel) => panel !== undefined))
      }
      return panels
    },
  }
}
