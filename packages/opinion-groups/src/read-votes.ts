import { assemble } from './assemble.ts'
import { readId, sortIds } from './id.ts'
import { OpinionError } from './opinion-error.ts'
import { readStatements } from './read-statements.ts'
import { show } from './show.ts'
import type { Statement, Vote, VoteTable } from './vote-table.ts'

const VOTES = new Map<unknown, number>([
  ['agree', 1],
  ['disagree', -1],
  ['pass', 0],
  [1, 1],
  [-1, -1],
  [0, 0],
])

/**
 * Checks and packs a conversation's votes. The order of rows does not matter.
 *
 * @param votes any number of rows; of several by one person to one statement the latest counts.
 * @param statements all statements, where their standing matters or some have no votes yet; left out, the
 *   statements are those that were voted on. A vote on a statement that the list lacks is an error.
 * @throws {OpinionError} naming the row (from 1), the field and the mend.
 */
export function readVotes(votes: Iterable<Vote>, statements?: Iterable<Statement>): VoteTable {
  const listed = statements === undefined ? undefined : readStatements(statements)
  const rows = [...rowsOf(votes)]
  const people = new Map<string, number>()
  const columns = new Map<string, number>((listed ?? []).map(({ id }, index) => [id, index]))
  const loose = {
    person: new Int32Array(rows.length),
    statement: new Int32Array(rows.length),
    vote: new Int8Array(rows.length),
    at: new Float64Array(rows.length),
  }
  for (const [index, row] of rows.entries()) {
    const read = readVote(row, index + 1)
    if (listed !== undefined && !columns.has(read.statement)) throw unlisted(read.statement, index + 1)
    loose.person[index] = numbered(people, read.person)
    loose.statement[index] = numbered(columns, read.statement)
    loose.vote[index] = read.vote
    loose.at[index] = read.at
  }
  const standing = new Map(listed?.map((statement) => [statement.id, statement.standing]))
  const frame = {
    people: renumber(people, loose.person),
    statements: renumber(columns, loose.statement).map((id) => ({ id, standing: standing.get(id) ?? 'in' })),
    listed: listed !== undefined,
  }
  return assemble(frame, loose)
}

function rowsOf(votes: unknown): Iterable<unknown> {
  if (typeof votes === 'object' && votes !== null && Symbol.iterator in votes)
    return votes as Iterable<unknown>
  throw new OpinionError({
    field: 'votes',
    problem: `${show(votes)} is not a list.`,
    mend: 'Give a list of votes.',
  })
}

/** One vote, checked; `row` is only for the error. A time left out becomes NaN. */
export function readVote(row: unknown, number: number) {
  if (typeof row !== 'object' || row === null) {
    throw new OpinionError({
      row: number,
      field: 'vote',
      problem: `${show(row)} is not a vote.`,
      mend: 'Give person, statement and vote.',
    })
  }
  const { person, statement, vote, at } = row as Record<string, unknown>
  const value = VOTES.get(vote)
  if (value === undefined) {
    throw new OpinionError({
      row: number,
      field: 'vote',
      problem: `${show(vote)} is not a vote.`,
      mend: 'Use agree, disagree or pass (or 1, -1, 0).',
    })
  }
  if (at !== undefined && !Number.isFinite(at)) {
    throw new OpinionError({
      row: number,
      field: 'at',
      problem: `${show(at)} is not a time.`,
      mend: 'Use a number that grows with time, or leave it out.',
    })
  }
  return {
    person: readId(person, 'person', number),
    statement: readId(statement, 'statement', number),
    vote: value,
    at: at === undefined ? Number.NaN : (at as number),
  }
}

export function unlisted(statement: string, row: number): OpinionError {
  return new OpinionError({
    row,
    field: 'statement',
    problem: `${show(statement)} is not among the statements.`,
    mend: 'Add it to the statements, or drop its votes.',
  })
}

function numbered(ids: Map<string, number>, id: string): number {
  const known = ids.get(id)
  if (known !== undefined) return known
  ids.set(id, ids.size)
  return ids.size - 1
}

/** Numbers of first appearance become places in the standing order, so that the order of rows leaves no trace. */
function renumber(ids: Map<string, number>, numbers: Int32Array): string[] {
  const sorted = sortIds(ids.keys())
  const place = new Int32Array(sorted.length)
  for (const [index, id] of sorted.entries()) place[ids.get(id)!] = index
  for (let i = 0; i < numbers.length; i++) numbers[i] = place[numbers[i]!]!
  return sorted
}
