import { assemble } from './assemble.ts'
import { sortIds } from './id.ts'
import { readVote, unlisted } from './read-votes.ts'
import type { Vote, VoteTable } from './vote-table.ts'

/**
 * The table with one more vote, without reading the others again. Exactly the table that {@link readVotes} makes of all
 * rows together, so a changed mind needs times on both votes.
 *
 * @throws {OpinionError} with the row numbered after the table's own votes.
 */
export function withVote(table: VoteTable, row: Vote): VoteTable {
  const count = table.column.length
  const read = readVote(row, count + 1)
  const people = withId(table.people, read.person)
  const statements = withId(
    table.statements.map(({ id }) => id),
    read.statement,
  )
  if (table.listed && statements.addedAt < Number.POSITIVE_INFINITY) throw unlisted(read.statement, count + 1)
  const person = new Int32Array(count + 1)
  for (let p = 0; p < table.people.length; p++) {
    person.fill(p + Number(p >= people.addedAt), table.start[p]!, table.start[p + 1]!)
  }
  const loose = {
    person,
    statement: grown(Int32Array, table.column).map((j) => j + Number(j >= statements.addedAt)),
    vote: grown(Int8Array, table.vote),
    at: grown(Float64Array, table.at),
  }
  loose.person[count] = people.place
  loose.statement[count] = statements.place
  loose.vote[count] = read.vote
  loose.at[count] = read.at
  const standing = new Map(table.statements.map((statement) => [statement.id, statement.standing]))
  const frame = {
    people: people.ids,
    statements: statements.ids.map((id) => ({ id, standing: standing.get(id) ?? 'in' })),
    listed: table.listed,
  }
  return assemble(frame, loose)
}

/** The ids with one more in its place; `addedAt` is infinite where it was there already. */
function withId(ids: readonly string[], id: string) {
  const there = ids.indexOf(id)
  if (there >= 0) return { ids, place: there, addedAt: Number.POSITIVE_INFINITY }
  const all = sortIds([...ids, id])
  const place = all.indexOf(id)
  return { ids: all, place, addedAt: place }
}

function grown<T extends Int8Array | Int32Array | Float64Array>(Kind: new (length: number) => T, old: T): T {
  const array = new Kind(old.length + 1)
  array.set(old)
  return array
}
