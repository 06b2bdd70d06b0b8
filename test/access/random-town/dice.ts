import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Chance that a seed repeats. */
export interface Dice {
  /** A whole number, both ends included. */
  readonly int: (from: number, to: number) => number
  /** True so many times in a hundred. */
  readonly percent: (chance: number) => boolean
  /** @throws RangeError on an empty list */
  readonly pick: <T>(list: readonly T[]) => T
  /** Up to `most` different ones of a list. */
  readonly some: <T>(list: readonly T[], most: number) => T[]
  /** Nothing, or what `make` makes. */
  readonly maybe: <T>(chance: number, make: () => T) => T | null
}

export function dice(seed: number): Dice {
  const source = xoroshiro128plus(seed)
  const int = (from: number, to: number) => uniformInt(source, from, to)
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to pick from')
    return list[int(0, list.length - 1)]!
  }
  const percent = (chance: number) => int(1, 100) <= chance
  return {
    int,
    percent,
    pick,
    some: (list, most) =>
      list.length === 0 ? [] : [...new Set(Array.from({ length: int(0, most) }, () => pick(list)))],
    maybe: (chance, make) => (percent(chance) ? make() : null),
  }
}
