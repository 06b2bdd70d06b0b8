import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A seeded source of numbers: `chance` from 0 to 1, `below(n)` a whole number from 0 to n − 1. */
export function dice(seed: number) {
  const random = xoroshiro128plus(seed)
  const chance = () => (random.next() >>> 0) / 2 ** 32
  return { chance, below: (n: number) => Math.floor(chance() * n) }
}
