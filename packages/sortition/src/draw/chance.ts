import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { SortitionError } from '../error.ts'

/** Where chance comes from: always made from a seed that somebody gave. */
export type Source = RandomGenerator

/** A source of chance made from words that anybody can be told: the same words, the same chance. */
export function chanceFrom(seed: string): Source {
  if (typeof seed !== 'string' || seed.trim() === '')
    throw new SortitionError('The seed is empty.', {
      field: 'seed',
      mend: 'Give some words or numbers; write them down.',
    })
  const bytes = new DataView(sha256(utf8ToBytes(`kith-sortition seed ${seed.trim()}`)).buffer)
  return xoroshiro128plusFromState([0, 4, 8, 12].map((at) => bytes.getInt32(at)))
}

/** The entries in an order of chance; the original stays as it was. */
export function shuffled<T>(entries: readonly T[], source: Source): T[] {
  const order = [...entries]
  for (let last = order.length - 1; last > 0; last--) {
    const other = uniformInt(source, 0, last)
    const keep = order[last]!
    order[last] = order[other]!
    order[other] = keep
  }
  return order
}

/** SHA-256 of parts, each told apart from its neighbours, in hexadecimal. */
export function digestOf(...parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts))))
}

/** A number from 0 to `below` − 1, every one equally likely, from public words. Tries again where a remainder would lean. */
export function pick(below: number, ...words: readonly string[]): number {
  const space = 2n ** 256n
  const fair = space - (space % BigInt(below))
  for (let attempt = 0; ; attempt++) {
    const number = BigInt(`0x${digestOf('pick', ...words, String(attempt))}`)
    if (number < fair) return Number(number % BigInt(below))
  }
}
