import { type Decimal, parseDecimal, scaled } from '../decimal.ts'
import { CountError, type Warning } from '../error.ts'
import type { Election } from '../types.ts'
import type { ProjectRow } from './read-projects.ts'
import { findSecondVote } from './second-vote.ts'
import type { VoteColumns } from './vote-columns.ts'

/** META, and the line that each key is on. */
interface Meta {
  readonly meta: Readonly<Record<string, string>>
  readonly lines: Readonly<Record<string, number>>
}

/** Brings what was read to one minor unit, finds second votes, and warns of what is odd. */
export function assemble(
  bytes: Uint8Array,
  head: Meta,
  rows: readonly ProjectRow[],
  votes: VoteColumns,
  warnings: Warning[],
): Omit<Election, 'voteType' | 'ballots'> {
  const second = findSecondVote(bytes, votes)
  if (second >= 0) {
    const voter = new TextDecoder().decode(
      bytes.subarray(votes.voterStarts[second]!, votes.voterEnds[second]!),
    )
    const mend = 'Keep one vote for each voter, or give the voters ids of their own.'
    throw new CountError(`the voter “${voter}” has voted already.`, {
      row: lineAt(bytes, votes.rows[second]!),
      field: 'voter_id',
      mend,
    })
  }
  const { meta, lines } = head
  const budget = readBudget(head)
  const digits = rows.reduce((most, row) => Math.max(most, row.cost.digits), budget.digits)
  // 12.5 is twelve euro fifty: nobody has a coin of a tenth of a unit.
  const decimals = digits === 1 ? 2 : digits
  const projects = rows.map(({ line, id, cost, known, fields }) => ({
    id,
    cost: fit(scaled(cost, decimals), line, 'cost'),
    ...known,
    fields,
  }))
  for (const [key, found] of [
    ['num_projects', rows.length],
    ['num_votes', votes.size],
  ] as const) {
    if (meta[key] === undefined || Number(meta[key]) === found) continue
    const what = `META says ${meta[key]} and there are ${found}; ${found} counted.`
    warnings.push({
      row: lines[key] ?? null,
      field: `META ${key}`,
      what,
      mend: `Write ${key};${found}, or find the missing rows.`,
    })
  }
  warnOfBallots(bytes, votes, warnings)
  if (meta.vote_type?.toLowerCase() === 'choose-1') warnOfMoreThanOne(bytes, votes, warnings)
  const amount = fit(scaled(budget, decimals), lines.budget ?? null, 'META budget')
  return { budget: amount, decimals, projects, meta, warnings }
}

function readBudget({ meta, lines }: Meta): Decimal {
  const budget = parseDecimal(meta.budget ?? '')
  if (budget && budget.mantissa >= 0) return budget
  throw new CountError(
    meta.budget ? `“${meta.budget}” is not an amount of money.` : 'the budget is missing.',
    {
      row: lines.budget ?? null,
      field: 'META budget',
      mend: 'Write a line such as budget;250000 in META.',
    },
  )
}

function fit(amount: number, row: number | null, field: string): number {
  if (Number.isSafeInteger(amount)) return amount
  const mend = 'Use at most 15 digits, those after the point included (the file counts in its smallest unit).'
  throw new CountError('this amount has too many digits to count exactly.', { row, field, mend })
}

function warnOfBallots(bytes: Uint8Array, votes: VoteColumns, warnings: Warning[]): void {
  for (const [ballots, field, what, mend] of [
    [votes.doubled, 'vote', 'names a project twice; it counts once', 'Name each project once.'],
    [votes.pointless, 'points', 'gives no points; it counts as empty', 'Add its points.'],
  ] as const) {
    if (ballots.length === 0) continue
    const row = lineAt(bytes, votes.rows[ballots[0]!]!)
    const others = ballots.length > 1 ? ` (and ${ballots.length - 1} more)` : ''
    warnings.push({ row, field, what: `This vote ${what}${others}.`, mend })
  }
}

function warnOfMoreThanOne(bytes: Uint8Array, votes: VoteColumns, warnings: Warning[]): void {
  for (let ballot = 0; ballot < votes.size; ballot++) {
    if (votes.starts[ballot + 1]! - votes.starts[ballot]! <= 1) continue
    const what = 'Everybody was to choose one project and this vote names more; all of them count.'
    const mend = 'Name one, or write vote_type;approval in META.'
    warnings.push({ row: lineAt(bytes, votes.rows[ballot]!), field: 'vote', what, mend })
    return
  }
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let i = 0; i < offset; i++) if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) line++
  return line
}
