/** Where in the input the fault lies, what is wrong and how to mend it. */
export interface Fault {
  /** Row of the list at fault, counting from 1; absent where the fault is not in a row. */
  readonly row?: number
  /** The field at fault, e.g. `vote`. */
  readonly field: string
  /** What is wrong, in one plain sentence. */
  readonly problem: string
  /** What to do about it, in one plain sentence. */
  readonly mend: string
}

/** The one error that this package throws for bad input. (An aborted signal throws its own reason.) */
export class OpinionError extends Error implements Fault {
  override readonly name = 'OpinionError'
  readonly row?: number
  readonly field: string
  readonly problem: string
  readonly mend: string

  constructor(fault: Fault) {
    const row = fault.row === undefined ? '' : `row ${fault.row}, `
    super(`${row}${fault.field}: ${fault.problem} ${fault.mend}`)
    if (fault.row !== undefined) this.row = fault.row
    this.field = fault.field
    this.problem = fault.problem
    this.mend = fault.mend
  }
}
