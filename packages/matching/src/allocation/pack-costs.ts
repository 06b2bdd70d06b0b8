/** Costs packed into `limbs` float64 numbers each: `packed[kind * limbs + i]`. */
export interface PackedCosts {
  readonly limbs: number
  readonly packed: Float64Array
  /** The integers of a sum of packed costs, such as one that the shortest-path search makes. */
  unpack(limbs: readonly number[]): number[]
}

/**
 * Packs costs of several integers each so that they still compare in the order of the dictionary after any sum the
 * shortest-path search can make.
 * @param options how many there are, which bounds the length of a simple path in the flow network
 */
export function packCosts(parts: readonly (readonly number[])[], options: number): PackedCosts {
  // A label is a path's cost less two prices, and a price is bounded by a path's cost: three paths, each of at most
  // options + 2 arcs, each arc the difference of two costs. Eight times that leaves room to spare.
  const arcs = 8 * (options + 3)
  const base = parts[0]!.map(
    (_, i) => 2 * arcs * parts.reduce((most, own) => Math.max(most, Math.abs(own[i]!)), 1) + 1,
  )
  const groups: number[][] = [[]]
  let room = 2 ** 52
  base.forEach((size, i) => {
    if (room < size) {
      groups.push([])
      room = 2 ** 52
    }
    groups.at(-1)!.push(i)
    room /= size
  })
  const limbs = groups.length
  const packed = new Float64Array(parts.length * limbs)
  parts.forEach((own, kind) => {
    groups.forEach((group, limb) => {
      packed[kind * limbs + limb] = group.reduce((sum, i) => sum * base[i]! + own[i]!, 0)
    })
  })
  const unpack = (sums: readonly number[]) =>
    groups.flatMap((group, limb) => {
      let rest = sums[limb]!
      return group
        .toReversed()
        .map((i) => {
          const low = rest - base[i]! * Math.round(rest / base[i]!)
          rest = (rest - low) / base[i]!
          return low
        })
        .toReversed()
    })
  return { limbs, packed, unpack }
}
