const MOST_LOOKS = 200_000

/**
 * Fits blocks into units whose sizes have limits, by looking at every way (alike units and alike remainders once) where
 * putting each block where there is most room has failed. By block, the unit; `'none'` where there is surely no way.
 * @param sizes of the blocks, the largest first
 */
export function pack(
  sizes: readonly number[],
  least: Int32Array,
  most: Int32Array,
): Int32Array | 'none' | 'not found' {
  const unit = new Int32Array(sizes.length)
  const size = new Int32Array(least.length)
  const failed = new Set<string>()
  const coming = [...sizes, 0]
  for (let i = sizes.length - 1; i >= 0; i--) coming[i]! += coming[i + 1]!
  let looks = 0

  const place = (at: number): boolean => {
    const missing = size.reduce((sum, count, u) => sum + Math.max(0, least[u]! - count), 0)
    if (missing > coming[at]!) return false
    if (at === sizes.length) return true
    const rooms = Array.from(size, (count, u) => `${most[u]! - count}/${Math.max(0, least[u]! - count)}`)
    const state = `${at}:${rooms.toSorted().join()}`
    if (failed.has(state) || looks++ > MOST_LOOKS) return false
    const tried = new Set<string>()
    for (let u = 0; u < size.length; u++) {
      if (size[u]! + sizes[at]! > most[u]! || tried.has(rooms[u]!)) continue
      tried.add(rooms[u]!)
      unit[at] = u
      size[u]! += sizes[at]!
      if (place(at + 1)) return true
      size[u]! -= sizes[at]!
    }
    failed.add(state)
    return false
  }
  if (place(0)) return unit
  return looks > MOST_LOOKS ? 'not found' : 'none'
}
