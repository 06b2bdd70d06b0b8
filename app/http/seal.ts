import { createHmac, timingSafeEqual } from 'node:crypto'

/** A keyed mark of some words, 256 bits in base64url: what only this installation could have made. */
export function seal(secret: string, purpose: string, words: string): string {
  return createHmac('sha256', secret).update(`${purpose}\n${words}`).digest('base64url')
}

/** Whether a mark is the one that belongs to these words; takes the same time either way. */
export function isSealed(mark: string, secret: string, purpose: string, words: string): boolean {
  const expected = Buffer.from(seal(secret, purpose, words))
  const given = Buffer.from(mark)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
