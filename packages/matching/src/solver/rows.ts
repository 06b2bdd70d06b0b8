/** A mixed-integer model under construction, row by row. Columns and rows are numbered from 0 in the order they are added. */
export interface Rows {
  /** Adds a column between `low` and `high`; integer unless told otherwise. Returns its number. */
  column(cost: number, low: number, high: number, integer?: boolean): number
  /** Adds `low ≤ Σ values·columns ≤ high`. */
  row(low: number, high: number, columns: readonly number[], values: readonly number[]): void
  readonly cost: number[]
  readonly colLow: number[]
  readonly colHigh: number[]
  readonly integer: number[]
  readonly rowLow: number[]
  readonly rowHigh: number[]
  readonly starts: number[]
  readonly indices: number[]
  readonly values: number[]
}

/** Starts an empty model. */
export function rows(): Rows {
  const made = {
    cost: [] as number[],
    colLow: [] as number[],
    colHigh: [] as number[],
    integer: [] as number[],
    rowLow: [] as number[],
    rowHigh: [] as number[],
    starts: [0],
    indices: [] as number[],
    values: [] as number[],
  }
  return {
    ...made,
    column: (cost, low, high, integer = true) => {
      made.cost.push(cost)
      made.colLow.push(low)
      made.colHigh.push(high)
      made.integer.push(integer ? 1 : 0)
      return made.cost.length - 1
    },
    row: (low, high, columns, values) => {
      made.rowLow.push(low)
      made.rowHigh.push(high)
      for (const column of columns) made.indices.push(column)
      for (const value of values) made.values.push(value)
      made.starts.push(made.indices.length)
    },
  }
}
