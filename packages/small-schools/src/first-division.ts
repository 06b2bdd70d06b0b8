import { dice } from './dice.ts'
import { DivisionError } from './error.ts'
import { pack } from './pack.ts'
import type { School } from './school.ts'

/**
 * A first division: blocks, the largest first and otherwise by lot, each to the unit with the most room below its aim; or
 * packed by trying every way where that does not fit.
 * @throws DivisionError when the blocks do not fit into the units, or were not found to
 */
export function firstDivision({ blocks, aim, most, least, seed }: School): Int32Array {
  const { below } = dice(~seed)
  const lot = blocks.map(() => below(2 ** 30))
  const queue = blocks
    .map((_, b) => b)
    .sort((a, b) => blocks[b]!.length - blocks[a]!.length || lot[a]! - lot[b]! || a - b)
  const unit = new Int32Array(blocks.length)
  const size = new Int32Array(aim.length)
  const fits = queue.every((b) => {
    let chosen = -1
    for (let u = 0; u < aim.length; u++) {
      if (size[u]! + blocks[b]!.length > most[u]!) continue
      if (chosen < 0 || aim[u]! - size[u]! > aim[chosen]! - size[chosen]!) chosen = u
    }
    if (chosen < 0) return false
    unit[b] = chosen
    size[chosen]! += blocks[b]!.length
    return true
  })
  if (fits && size.every((count, u) => count >= least[u]!)) return unit
  const packed = pack(
    queue.map((b) => blocks[b]!.length),
    least,
    most,
  )
  if (typeof packed === 'string') {
    const wrong = packed === 'none' ? 'cannot fit' : 'were not found to fit'
    throw new DivisionError(
      { list: 'together' },
      `the groups that must be together ${wrong} into units of these sizes`,
      'Loosen a group, or let sizes differ by more',
    )
  }
  queue.forEach((b, i) => {
    unit[b] = packed[i]!
  })
  return unit
}
