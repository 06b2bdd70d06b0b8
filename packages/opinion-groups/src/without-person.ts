import { type Id, readId } from './id.ts'
import type { VoteTable } from './vote-table.ts'

/**
 * The table as if somebody had never been: their votes gone, and with them every statement that nobody else had voted on.
 * (A list of statements that
 * was given stays whole.) Somebody who is not in the table leaves it as it is.
 */
export function withoutPerson(table: VoteTable, person: Id): VoteTable {
  const gone = table.people.indexOf(readId(person, 'person'))
  if (gone < 0) return table
  const from = table.start[gone]!
  const to = table.start[gone + 1]!
  const column = cut(Int32Array, table.column, from, to)
  const voted = new Uint8Array(table.statements.length)
  for (const j of column) voted[j] = 1
  const keep = (j: number) => table.listed || voted[j] === 1 || !table.column.subarray(from, to).includes(j)
  const place = new Int32Array(table.statements.length)
  let kept = 0
  for (let j = 0; j < place.length; j++) place[j] = keep(j) ? kept++ : -1
  return {
    people: table.people.toSpliced(gone, 1),
    statements: table.statements.filter((_, j) => keep(j)),
    listed: table.listed,
    start: Int32Array.from([...table.start.subarray(0, gone), ...table.start.subarray(gone + 1)], (s) =>
      s > from ? s - (to - from) : s,
    ),
    column: column.map((j) => place[j]!),
    vote: cut(Int8Array, table.vote, from, to),
    at: cut(Float64Array, table.at, from, to),
  }
}

function cut<T extends Int8Array | Int32Array | Float64Array>(
  Kind: new (length: number) => T,
  old: T,
  from: number,
  to: number,
): T {
  const array = new Kind(old.length - (to - from))
  array.set(old.subarray(0, from) as never)
  array.set(old.subarray(to) as never, from)
  return array
}
