/** Where in the input something is wrong. `row` counts from 1 within `list`. */
export interface Place {
  readonly list: string
  readonly row?: number
  readonly field?: string
}

/**
 * The one error this package throws for bad input: which list, which row (from 1), which field, what is wrong there and
 * how to mend it. (An aborted run throws its signal's reason.)
 */
export class DivisionError extends Error {
  readonly list: string
  readonly row: number | undefined
  readonly field: string | undefined
  readonly mend: string

  constructor(place: Place, wrong: string, mend: string) {
    const row = place.row === undefined ? '' : ` row ${place.row}`
    const field = place.field === undefined ? '' : `, ${place.field}`
    super(`${place.list}${row}${field}: ${wrong}. ${mend}.`)
    this.name = 'DivisionError'
    this.list = place.list
    this.row = place.row
    this.field = place.field
    this.mend = mend
  }
}
