import { hash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'

/** Rows counted, and what they come to. */
export type Counted = { readonly rows: number; readonly fingerprint: string }

const LIMBS = 8

/**
 * Passes rows in COPY's text form through and counts them. Their fingerprint is the sum of each row's SHA-256 (as eight 32-bit
 * numbers, without carry), so that it does not depend on the order in which a database happens to keep its rows.
 */
export function fingerprinting(): Transform & { counted(): Counted } {
  const sum = new Uint32Array(LIMBS)
  let rows = 0
  let rest: Buffer[] = []
  const add = (row: Buffer) => {
    const digest = hash('sha256', row, 'buffer')
    for (let limb = 0; limb < LIMBS; limb++) sum[limb]! += digest.readUInt32BE(limb * 4)
    rows++
  }
  const transform = (chunk: Buffer, _: BufferEncoding, done: TransformCallback) => {
    let from = 0
    // COPY writes a line break inside a value as \n, so that a real one always ends a row.
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const row = chunk.subarray(from, end)
      add(rest.length === 0 ? row : Buffer.concat([...rest, row]))
      rest = []
      from = end + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
    done(null, chunk)
  }
  const hex = () => Array.from(sum, (limb) => limb.toString(16).padStart(8, '0')).join('')
  return Object.assign(new Transform({ transform }), { counted: () => ({ rows, fingerprint: hex() }) })
}
