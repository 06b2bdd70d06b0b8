/** Where in the input a fault lies: a line of a file, or the place in a list (both counted from 1). */
export interface Place {
  /** Line of the file, or position in the list of projects or ballots; `null` when the whole input is meant. */
  readonly row: number | null
  /** The column, key or property at fault. */
  readonly field: string
  /** What to change so that it works. */
  readonly mend: string
}

/** The only error this package throws: what is wrong, the row, the field, and the mend (SPEC 1.1). */
export class CountError extends Error implements Place {
  override readonly name = 'CountError'
  readonly row: number | null
  readonly field: string
  readonly mend: string

  constructor(what: string, place: Place) {
    const where = place.row === null ? place.field : `row ${place.row}, ${place.field}`
    super(`${where}: ${what} ${place.mend}`)
    this.row = place.row
    this.field = place.field
    this.mend = place.mend
  }
}

/** Something odd that does not stop the count: same shape as an error, collected beside the election. */
export interface Warning extends Place {
  readonly what: string
}

/** A value as a person would name it in a sentence; never throws, whatever the value is. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'function' || (typeof value === 'object' && value !== null)) return 'something else'
  return String(value)
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
