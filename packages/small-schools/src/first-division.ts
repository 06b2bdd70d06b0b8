import { dice } from './anneal.ts'
import { DivisionError } from './error.ts'
import type { School } from './school.ts'

/**
 * A first division: blocks, the largest first and otherwise by lot, each to the unit with the most room below its aim.
 * @throws DivisionError when the blocks do not fit that way into the units
 */
export function firstDivision({ blocks, aim, most, least, seed }: School): Int32Array {
  const { below } = dice(~seed)
  const lot = blocks.map(() => below(2 ** 30))
  const queue = blocks
    .map((_, b) => b)
    .sort((a, b) => blocks[b]!.length - blocks[a]!.length || lot[a]! - lot[b]! || a - b)
  const unit = new Int32Array(blocks.length)
  const size = new Int32Array(aim.length)
  for (const b of queue) {
    const weight = blocks[b]!.length
    let chosen = -1
    for (let u = 0; u < aim.length; u++) {
      if (size[u]! + weight > most[u]!) continue
      if (chosen < 0 || aim[u]! - size[u]! > aim[chosen]! - size[chosen]!) chosen = u
    }
    if (chosen < 0) {
      const wrong = 'the groups that must be together were not found to fit into units of these sizes'
      throw new DivisionError({ list: 'together' }, wrong, 'Loosen a group, or let sizes differ by more')
    }
    unit[b] = chosen
    size[chosen]! += weight
  }
  const short = size.findIndex((count, u) => count < least[u]!)
  if (short < 0) return unit
  const wrong = 'the groups that must be together were not found to fill every unit to its least'
  throw new DivisionError({ list: 'together' }, wrong, 'Loosen a group, or let sizes differ by more')
}
