import { createHash, randomInt } from 'node:crypto'

// Crockford's alphabet: no I, L, O or U, so that nothing printed is read as something else.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Twelve letters, 60 random bits, in threes of four. */
export function newSlipCode(): string {
  const all = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')
  return `${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8)}`
}

/** What is kept of a code: of what was typed in any case, with any spaces or dashes, O, I and L for the digits they look like. */
export function hashOfSlip(typed: string): Buffer {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return createHash('sha256').update(`kith listening slip ${plain}`).digest()
}
