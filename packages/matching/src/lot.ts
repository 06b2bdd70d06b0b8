import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/**
 * A lot: `lot[i]` is the place (from 0) that number i drew. The numbers stand for ids in sorted order, so the lot depends
 * on the ids and the seed and on nothing anybody chose: saying something else cannot better one's lot.
 */
export function drawLot(size: number, seed: number): Int32Array {
  const lot = new Int32Array(size)
  for (let i = 0; i < size; i++) lot[i] = i
  const random = xoroshiro128plus(seed)
  for (let i = size - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i)
    const held = lot[i]!
    lot[i] = lot[j]!
    lot[j] = held
  }
  return lot
}
