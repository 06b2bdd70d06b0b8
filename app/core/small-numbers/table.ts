import { FEWEST } from './fewest.ts'

/** A table of counts with its totals: the last row and the last column. `null`: not shown. */
export type Shown = readonly (readonly (number | null)[])[]

/**
 * Adds the totals to a table of counts and leaves out every number under `FEWEST`, totals too, with the others that would give it
 * away: for each number that is left out there is another table with the same shown numbers in which it is `FEWEST` or more. So
 * nobody can tell from what is shown that it is small.
 *
 * Cells are left out in rectangles (Cox 1980, "Suppression methodology and statistical disclosure control"): a change of one
 * corner is made good by the three others. The rectangle that costs the least of what could be shown is taken; the one through
 * both totals always does.
 * @param counts rows of the same length, whole numbers from 0
 */
export function suppressTable(counts: readonly (readonly number[])[]): Shown {
  if (counts.length === 0) return []
  const table = withTotals(counts)
  const hidden = table.map((row) => row.map((count) => count < FEWEST))
  const small = table
    .flatMap((row, r) => row.map((count, c) => ({ count, r, c })))
    .filter(({ count }) => count < FEWEST)
    .toSorted((a, b) => a.count - b.count || a.r - b.r || a.c - b.c)
  for (const { r, c } of small) for (const cell of cover(table, hidden, r, c)) hidden[cell.r]![cell.c] = true
  return table.map((row, r) => row.map((count, c) => (hidden[r]![c] ? null : count)))
}

interface Cell {
  readonly r: number
  readonly c: number
}

/** The table with its sums; empty, it has one sum that is nothing. */
export function withTotals(counts: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rows = counts.map((row) => [...row, sum(row)])
  const width = (counts[0]?.length ?? 0) + 1
  return [...rows, Array.from({ length: width }, (_, c) => sum(rows.map((row) => row[c]!)))]
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** The three other corners that let a small number be ten as well. */
function cover(
  table: readonly (readonly number[])[],
  hidden: readonly boolean[][],
  r: number,
  c: number,
): readonly Cell[] {
  const [rows, columns] = [table.length, table[0]!.length]
  const missing = FEWEST - table[r]![c]!
  // Totals go the other way in the sums that have to stay nothing.
  const sign = (at: Cell) => ((at.r === rows - 1) === (at.c === columns - 1) ? 1 : -1)
  const turn = sign({ r, c })
  const cost = ({ r, c }: Cell) => (hidden[r]![c] ? 0 : table[r]![c]! + 1)
  const goes = (at: Cell, way: 1 | -1) => sign(at) * way * turn > 0 || table[at.r]![at.c]! >= missing

  let best: { readonly cells: readonly Cell[]; readonly cost: number } | undefined
  for (let r2 = 0; r2 < rows; r2++) {
    for (let c2 = 0; c2 < columns; c2++) {
      if (r2 === r || c2 === c) continue
      const [beside, below, across] = [
        { r, c: c2 },
        { r: r2, c },
        { r: r2, c: c2 },
      ]
      if (!goes(beside, -1) || !goes(below, -1) || !goes(across, 1)) continue
      const costs = cost(beside) + cost(below) + cost(across)
      if (best === undefined || costs < best.cost) best = { cells: [beside, below, across], cost: costs }
    }
  }
  // A table of one row and one column has its corner of totals, so there is always a rectangle.
  return best!.cells
}
