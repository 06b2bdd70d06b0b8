import { createHash } from 'node:crypto'

/** An id made from what is known, the same each time: 128 bits of SHA-256, with its parts kept apart. */
export const madeId = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)

/** A UPN is one letter and twelve digits or letters; it is the same at every school. */
export const upnKey = (text: string): string | null => {
  const upn = text.toUpperCase().replace(/\s/g, '')
  return /^[A-Z]\d{11}[\dA-Z]$/.test(upn) ? upn : null
}
