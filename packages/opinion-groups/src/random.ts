import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** The next number in [0, 1): 32 random bits over 2³², so exact in a double and the same on every machine. */
export type Draw = () => number

/** A stream of its own for each purpose, so that asking for more of one thing does not move another. */
export function drawsFrom(seed: number, purpose: number): Draw {
  const generator = xoroshiro128plus((Math.imul(seed, 0x9e3779b1) ^ Math.imul(purpose, 0x85ebca6b)) | 0)
  for (let warm = 0; warm < 8; warm++) generator.next()
  return () => (generator.next() >>> 0) / 4294967296
}
