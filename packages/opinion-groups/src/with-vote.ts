import { latest } from './assemble.ts'
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
  const standing = new Map(table.statements.map((statement) => [statement.id, statement.standing]))
  const wider: VoteTable = {
    people: people.ids,
    statements: statements.ids.map((id) => ({ id, standing: standing.get(id) ?? 'in' })),
    listed: table.listed,
    start: people.addedAt < Number.POSITIVE_INFINITY ? withRow(table.start, people.place) : table.start,
    column: table.column.map((j) => j + Number(j >= statements.addedAt)),
    vote: table.vote,
    at: table.at,
  }
  const { start, column, vote, at } = wider
  const end = start[people.place + 1]!
  let e = start[people.place]!
  while (e < end && column[e]! < statements.place) e++
  if (e < end && column[e] === statements.place) {
    const both = {
      vote: withEntry(Int8Array, vote, count, read.vote),
      at: withEntry(Float64Array, at, count, read.at),
    }
    if (latest(Int32Array.of(e, count), both) === e) return wider
    return { ...wider, vote: vote.with(e, read.vote), at: at.with(e, read.at) }
  }
  return {
    ...wider,
    start: start.map((first, p) => first + Number(p > people.place)),
    column: withEntry(Int32Array, column, e, statements.place),
    vote: withEntry(Int8Array, vote, e, read.vote),
    at: withEntry(Float64Array, at, e, read.at),
  }
}

/** The ids with one more in its place; `addedAt` is infinite where it was there already. */
function withId(ids: readonly string[], id: string) {
  const there = ids.indexOf(id)
  if (there >= 0) return { ids, place: there, addedAt: Number.POSITIVE_INFINITY }
  const all = sortIds([...ids, id])
  const place = all.indexOf(id)
  return { ids: all, place, addedAt: place }
}

/** An empty row in the place of one person. */
function withRow(start: Int32Array, place: number): Int32Array {
  return withEntry(Int32Array, start, place, start[place]!)
}

function withEntry<T extends Int8Array | Int32Array | Float64Array>(
  Kind: new (length: number) => T,
  old: T,
  place: number,
  value: number,
): T {
  const array = new Kind(old.length + 1)
  array.set(old.subarray(0, place))
  array[place] = value
  array.set(old.subarray(place), place + 1)
  return array
}
