import { createHash } from 'node:crypto'

/** A value as JSON with the keys of every object in order: the same rule is the same text everywhere. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`)
      .join(',')}}`
  return JSON.stringify(value)
}

/** SHA-256 of the canonical text, 64 hexadecimal digits: published before anybody votes. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex')
