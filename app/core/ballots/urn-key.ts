import { createHash, hkdfSync } from 'node:crypto'

/**
 * The key of one ballot's envelopes. It follows from this installation's secret, which is not in the database: whoever reads the
 * database, whatever their role, reads no vote.
 */
export function urnKey(secret: string, ballotId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, ballotId, 'kith urn', 32))
}

/** What is kept beside the ballot: whether the key at hand is still the one it was opened with. 64 hexadecimal digits. */
export function keyCheck(secret: string, ballotId: string): string {
  return createHash('sha256').update(urnKey(secret, ballotId)).digest('hex')
}
