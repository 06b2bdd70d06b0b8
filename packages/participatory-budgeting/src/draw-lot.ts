import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { compareIds } from './compare-ids.ts'

/**
 * An order of the projects for ties, from a seed that nobody could choose (a public draw after voting has ended): by
 * the SHA-256 of `seed`, a line feed and the id, so that anyone can check it with a command line (SPEC 7.3).
 */
export function drawLot(ids: readonly string[], seed: string): string[] {
  const ticket = (id: string) => bytesToHex(sha256(utf8ToBytes(`${seed}\n${id}`)))
  const drawn = ids.map((id) => ({ id, ticket: ticket(id) }))
  drawn.sort((a, b) => compareIds(a.ticket, b.ticket) || compareIds(a.id, b.id))
  return drawn.map(({ id }) => id)
}
