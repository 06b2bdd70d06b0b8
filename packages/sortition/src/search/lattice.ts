/**
 * The set of panels, as numbers: how many of each type of person may be taken (0 to `counts`) so that every row's sum lies
 * within its bounds. Rows are quotas, shared households and the panel's size; every coefficient is one, so a type is the
 * list of rows it counts in (`rowsOf[start[t]] … rowsOf[start[t + 1] - 1]`).
 */
export interface Lattice {
  readonly types: number
  readonly rows: number
  readonly counts: Int32Array
  readonly start: Int32Array
  readonly rowsOf: Int32Array
  readonly lower: Int32Array
  readonly upper: Int32Array
}

/** Builds a lattice from each type's rows. */
export function lattice(
  counts: readonly number[],
  rowsOfType: readonly (readonly number[])[],
  lower: readonly number[],
  upper: readonly number[],
): Lattice {
  const start = new Int32Array(counts.length + 1)
  rowsOfType.forEach((rows, type) => {
    start[type + 1] = start[type]! + rows.length
  })
  return {
    types: counts.length,
    rows: lower.length,
    counts: Int32Array.from(counts),
    start,
    rowsOf: Int32Array.from(rowsOfType.flat()),
    lower: Int32Array.from(lower),
    upper: Int32Array.from(upper),
  }
}

/** Whether these numbers of each type make a panel. Integer arithmetic only: this is the judge of every solver here. */
export function isPanel(space: Lattice, panel: ArrayLike<number>): boolean {
  const sums = new Int32Array(space.rows)
  for (let type = 0; type < space.types; type++) {
    const taken = panel[type]!
    if (taken < 0 || taken > space.counts[type]! || !Number.isInteger(taken)) return false
    for (let at = space.start[type]!; at < space.start[type + 1]!; at++) sums[space.rowsOf[at]!]! += taken
  }
  return sums.every((sum, row) => sum >= space.lower[row]! && sum <= space.upper[row]!)
}
