import { randomInt } from 'node:crypto'

// Crockford's alphabet: no I, L, O or U, so that nothing printed is read as something else.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Twelve letters, 60 random bits, in threes of four: `K7QF-2MPX-9RTD`. */
export function newPrintedCode(): string {
  const all = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')
  return `${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8)}`
}

/** What was typed, as it was printed: any case, any spaces or dashes, and O, I and L for the digits they look like. */
export const readPrintedCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
