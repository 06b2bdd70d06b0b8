import type { Board } from './board.ts'
import type { School } from './school.ts'

/**
 * Moves blocks, each time the one that loses fewest namings, until every unit's size is within its limits.
 * @returns whether that was reached
 */
export function evenOut({ blocks, least, most }: School, state: Board): boolean {
  const { unit, size, gain } = state
  const units = size.length
  for (;;) {
    let over = 0
    for (let u = 0; u < units; u++) over += Math.max(0, size[u]! - most[u]!, least[u]! - size[u]!)
    if (over === 0) return true
    let best = { gain: Number.NEGATIVE_INFINITY, b: -1, to: -1 }
    for (let b = 0; b < blocks.length; b++) {
      const from = unit[b]!
      const weight = blocks[b]!.length
      const isOver = size[from]! > most[from]!
      if (size[from]! - weight < least[from]!) continue
      for (let to = 0; to < units; to++) {
        if (to === from || size[to]! + weight > most[to]!) continue
        if (!isOver && size[to]! >= least[to]!) continue
        const worth = gain(b, to, -1)
        if (worth > best.gain) best = { gain: worth, b, to }
      }
    }
    if (best.b < 0) return false
    state.move(best.b, best.to, -1)
  }
}
