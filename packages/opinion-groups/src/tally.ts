import type { VoteTable } from './vote-table.ts'

/** How some people voted on one statement. */
export interface Tally {
  readonly agree: number
  readonly disagree: number
  readonly pass: number
}

export const seen = ({ agree, disagree, pass }: Tally): number => agree + disagree + pass

/** For each group of people (`groupOf[p]`, negative for none) and each statement, how they voted: `[group][statement]`. */
export function tallies(table: VoteTable, groupOf: Int32Array, groups: number): Tally[][] {
  const width = table.statements.length
  const counts = new Int32Array(groups * width * 3)
  for (let p = 0; p < table.people.length; p++) {
    const group = groupOf[p]!
    if (group < 0) continue
    for (let e = table.start[p]!; e < table.start[p + 1]!; e++) {
      counts[(group * width + table.column[e]!) * 3 + 1 - table.vote[e]!]!++
    }
  }
  return Array.from({ length: groups }, (_, group) =>
    table.statements.map((_, j) => {
      const at = (group * width + j) * 3
      return { agree: counts[at]!, pass: counts[at + 1]!, disagree: counts[at + 2]! }
    }),
  )
}

/** Several tallies as one. */
export function together(some: readonly Tally[]): Tally {
  let agree = 0
  let disagree = 0
  let pass = 0
  for (const tally of some) {
    agree += tally.agree
    disagree += tally.disagree
    pass += tally.pass
  }
  return { agree, disagree, pass }
}
