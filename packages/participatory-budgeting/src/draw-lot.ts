import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { compareIds } from './compare-ids.ts'
import { CountError } from './error.ts'

/**
 * An order of the projects for ties, from a seed that nobody could choose (a public draw after voting has ended): by
 * the SHA-256 of `seed`, a line feed and the id, so that anyone can check it with a command line (SPEC 7.3).
 */
export function drawLot(ids: readonly string[], seed: string): string[] {
  const fault = (field: string, mend: string) =>
    new CountError('this is not what a lot is drawn from.', { row: null, field, mend })
  if (typeof seed !== 'string') throw fault('seed', 'Give the words that were drawn, as a text.')
  if (!Array.isArray(ids) || Array.from(ids).some((id) => typeof id !== 'string'))
    throw fault('ids', 'Give a list of ids.')
  const ticket = (id: string) => bytesToHex(sha256(utf8ToBytes(`${seed}\n${id}`)))
  const drawn = ids.map((id) => ({ id, ticket: ticket(id) }))
  drawn.sort((a, b) => compareIds(a.ticket, b.ticket) || compareIds(a.id, b.id))
  return drawn.map(({ id }) => id)
}
