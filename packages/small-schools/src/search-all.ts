import type { Change } from './board.ts'
import type { School } from './school.ts'
import { searchState } from './search-state.ts'
import type { Ties } from './ties.ts'

/** What looking at every division found: the best of all, if better than what was known, and whether it saw all. */
export interface Looked {
  /** By block; undefined where nothing better was met. */
  readonly better: Int32Array | undefined
  /** Every division was looked at, or was surely no better: nothing is better than what is known now. */
  readonly all: boolean
}

/** As deep as there are blocks: large schools have far too many divisions, and would only fill the stack. */
const DEEPEST = 400

/** Blocks, friends near each other. */
function orderOf(blocks: number, { start, other }: Ties): number[] {
  const order: number[] = []
  const listed = new Uint8Array(blocks)
  for (let first = 0; first < blocks; first++) {
    if (listed[first] === 1) continue
    listed[first] = 1
    order.push(first)
    for (let i = order.length - 1; i < order.length; i++) {
      for (let k = start[order[i]!]!; k < start[order[i]! + 1]!; k++) {
        if (listed[other[k]!] === 1) continue
        listed[other[k]!] = 1
        order.push(other[k]!)
      }
    }
  }
  return order
}

/**
 * Looks through every division that keeps sizes and groups for a better one: fewer broken rules, then fewer without a
 * friend, then (where `kept` counts) more namings kept. Blocks are placed one after another; a branch ends once it surely
 * comes out no better than the best known (branch and bound, Land and Doig 1960). Among empty units that are alike only the
 * first is tried.
 * @param known the standing to better
 * @param counts whether namings count; without them the search ends sooner
 * @param work gives up after so many steps, each about as long
 */
export function searchAll(
  school: School,
  ties: Ties,
  known: Change,
  counts: 'kept' | 'lonely',
  work: number,
): Looked {
  const { blocks, unitIds, most, least, spreads } = school
  if (blocks.length > DEEPEST) return { better: undefined, all: false }
  const units = unitIds.length
  const order = orderOf(blocks.length, ties)
  const state = searchState(school, ties, order, counts === 'kept')
  const { size, unit, pull } = state
  const namings = state.namings
  let best = { broken: known.broken, lonely: known.lonely, lost: namings - known.kept }
  let better: Int32Array | undefined
  let left = work

  const alike = (u: number, v: number) =>
    least[u] === least[v] &&
    most[u] === most[v] &&
    spreads.every(({ low, high }) => low[u] === low[v] && high[u] === high[v])
  const repeats = (u: number) => {
    if (size[u]! > 0) return false
    for (let v = 0; v < u; v++) if (size[v] === 0 && alike(u, v)) return true
    return false
  }
  const isNoBetter = (at: number) => {
    const { broken, lonely, lost } = state.atLeast(at)
    if (broken !== best.broken) return broken > best.broken
    if (lonely !== best.lonely) return lonely > best.lonely
    return counts === 'lonely' || lost >= best.lost
  }
  const place = (at: number): void => {
    if (at === order.length) {
      best = { ...state.atLeast(at) }
      better = unit.slice()
      return
    }
    const b = order[at]!
    const own = b * units
    const ways: number[] = []
    for (let u = 0; u < units; u++) if (size[u]! + blocks[b]!.length <= most[u]! && !repeats(u)) ways.push(u)
    ways.sort((u, v) => pull[own + v]! - pull[own + u]! || u - v)
    for (const u of ways) {
      left -= state.cost(at)
      if (left < 0) return
      state.put(at, u)
      if (state.canFill(at + 1) && !isNoBetter(at + 1)) place(at + 1)
      state.take(at)
    }
  }
  place(0)
  return { better, all: left >= 0 }
}
