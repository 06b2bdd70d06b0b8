import { OpinionError } from './opinion-error.ts'
import { show } from './show.ts'

/** Identifiers come as text or whole numbers; inside and in results they are text (`7` and `"7"` are the same). */
export type Id = string | number

/** The identifier as text. Throws {@link OpinionError} for empty text, fractions, NaN and everything that is not an identifier. */
export function readId(value: unknown, field: string, row?: number): string {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  throw new OpinionError({
    ...(row === undefined ? {} : { row }),
    field,
    problem: `${show(value)} is not an identifier.`,
    mend: 'Use text that is not empty, or a whole number.',
  })
}

const WHOLE = /^(0|[1-9]\d{0,14})$/

/**
 * The order in which people and statements stand, whatever order their rows came in: whole numbers by size, then
 * text by its code units (no locale, which would differ between machines).
 */
export function sortIds(ids: Iterable<string>): string[] {
  const numbers: number[] = []
  const texts: string[] = []
  for (const id of ids) WHOLE.test(id) ? numbers.push(Number(id)) : texts.push(id)
  return [...numbers.sort((a, b) => a - b).map(String), ...texts.sort()]
}
