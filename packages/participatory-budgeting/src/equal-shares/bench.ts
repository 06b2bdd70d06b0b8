import type { Book, Support } from '../book.ts'
import { emptyGroups, type Groups } from './gather.ts'
import { type Classes, emptyClasses } from './purse.ts'

/** What a run reuses from one endowment to the next. */
export interface Bench {
  readonly book: Book
  readonly support: Support
  /** What a price is divided by before prices are compared: the cost where utility is cost, else 1. */
  readonly weight: Float64Array
  readonly groups: Groups
  /** Columns for the classes of one run after the other. */
  room: Classes
}

export function workbench(book: Book, support: Support, byCost: boolean): Bench {
  let widest = 1
  for (let p = 0; p < book.ids.length; p++)
    widest = Math.max(widest, support.starts[p + 1]! - support.starts[p]!)
  const weight = byCost ? book.cost : new Float64Array(book.ids.length).fill(1)
  return { book, support, weight, groups: emptyGroups(widest), room: emptyClasses(4096) }
}

/** Whether the project is in the race: considered, somebody supports it, and it costs something. */
export function inRace(bench: Bench, project: number): boolean {
  const { book, support } = bench
  return (
    book.considered[project] === 1 &&
    book.cost[project]! > 0 &&
    support.starts[project + 1]! > support.starts[project]!
  )
}
