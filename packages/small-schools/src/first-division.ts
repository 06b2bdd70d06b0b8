import { dice } from './dice.ts'
import { DivisionError } from './error.ts'
import { pack } from './pack.ts'
import type { School } from './school.ts'

/** Blocks in the order in which they are placed: the largest first, otherwise by lot. */
function queueOf({ blocks, seed }: School): number[] {
  const { below } = dice(~seed)
  const lot = blocks.map(() => below(2 ** 30))
  return blocks
    .map((_, b) => b)
    .sort((a, b) => blocks[b]!.length - blocks[a]!.length || lot[a]! - lot[b]! || a - b)
}

/** Puts blocks, the largest first and otherwise by lot, each to the unit with the most room below its aim; undefined where that does not fit. */
export function spreadOut(school: School): Int32Array | undefined {
  const { blocks, aim, most, least } = school
  const unit = new Int32Array(blocks.length)
  const size = new Int32Array(aim.length)
  const fits = queueOf(school).every((b) => {
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
  return fits && size.every((count, u) => count >= least[u]!) ? unit : undefined
}

/**
 * A first division by lot; packed by trying every way where putting each block where there is most room does not fit.
 * @throws DivisionError when the blocks do not fit into the units, or were not found to
 */
export function firstDivision(school: School): Int32Array {
  const spread = spreadOut(school)
  if (spread) return spread
  const { blocks, least, most } = school
  const queue = queueOf(school)
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
  const unit = new Int32Array(blocks.length)
  queue.forEach((b, i) => {
    unit[b] = packed[i]!
  })
  return unit
}
