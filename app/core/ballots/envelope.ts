import { createCipheriv, createDecipheriv, randomBytes, randomInt } from 'node:crypto'
import { z } from 'zod'

/** What is in an envelope: an answer and the number by which its voter finds it among those counted. */
export interface Enclosed {
  readonly answer: unknown
  readonly receipt: string
}

const enclosed = z.object({ answer: z.unknown(), receipt: z.string() })

/** Letters that an answer with so many options can take, in UTF-8: an id and a number for each, and what stands around them. */
export const roomFor = (options: number): number => 1024 + 128 * options

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Twelve letters and digits that cannot be mistaken for each other. */
export function newReceipt(): string {
  return Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

/**
 * Seals an answer: 12 bytes of nonce, the content padded to `room` bytes and encrypted (AES-256-GCM), 16 bytes of tag. Every
 * envelope of a ballot is of one length, so that its size does not tell who chose much from who chose little.
 * @throws RangeError where the content needs more room
 */
export function seal(key: Buffer, content: Enclosed, room: number): Buffer {
  const text = Buffer.from(JSON.stringify(content))
  if (text.length > room) throw new RangeError(`An answer of ${text.length} bytes, with room for ${room}.`)
  const padded = Buffer.alloc(room, ' ')
  text.copy(padded)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error where the envelope was sealed with another key or changed since */
export function open(key: Buffer, sealed: Buffer): Enclosed {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(-16))
  const text = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
  return enclosed.parse(JSON.parse(text.toString()))
}
