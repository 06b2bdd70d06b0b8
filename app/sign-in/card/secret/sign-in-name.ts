import { randomInt } from 'node:crypto'

/**
 * A sign-in name as it is kept and compared: lower case, letters and digits with single dashes, the accents of Latin letters
 * put aside, so that "Siân River 42" and "sian-river-42" are one. In other scripts marks are part of the letters and stay.
 */
export const readName = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** The name with digits of its own, so that nobody is ever told that a name is taken. `longer` adds a digit after a clash. */
export function withDigits(base: string, longer: number): string {
  const digits = 2 + longer
  return `${base}-${randomInt(10 ** (digits - 1), 10 ** digits)}`
}
