import { createCipheriv, createDecipheriv, randomBytes, randomInt } from 'node:crypto'
import { z } from 'zod'

/** What is in an envelope: an answer and the number by which its voter finds it among those counted. */
export interface Enclosed {
  readonly answer: unknown
  readonly receipt: string
}

const enclosed = z.object({ answer: z.unknown(), receipt: z.string() })

// Every envelope of a ballot has one of a few lengths, so that its size does not tell a long answer from a short one.
const STEP = 1024
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Twelve letters and digits that cannot be mistaken for each other. */
export function newReceipt(): string {
  return Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

/** Seals an answer: 12 bytes of nonce, the content padded to whole kilobytes and encrypted (AES-256-GCM), 16 bytes of tag. */
export function seal(key: Buffer, content: Enclosed): Buffer {
  const text = Buffer.from(JSON.stringify(content))
  const padded = Buffer.alloc(Math.ceil(text.length / STEP) * STEP, ' ')
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
