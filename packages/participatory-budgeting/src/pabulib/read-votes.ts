import { parseDecimal } from '../decimal.ts'
import { CountError } from '../error.ts'
import type { VoteType } from '../types.ts'
import type { IdTrie } from './id-trie.ts'
import type { RowScanner } from './row-scanner.ts'
import { risesFromLast } from './second-vote.ts'
import { makeRoom, type VoteColumns } from './vote-columns.ts'

const [COMMA, SPACE, ZERO] = [44, 32, 48]

export interface VoteCells {
  readonly voter: number
  readonly vote: number
  readonly points: number
  readonly voteType: VoteType
}

/** Reads the scanner's row as the next ballot. `seen[p]` is the last ballot (plus one) that named project `p`. */
export function readVote(
  row: RowScanner,
  at: VoteCells,
  ids: IdTrie,
  seen: Uint32Array,
  into: VoteColumns,
): void {
  const ballot = into.size
  makeRoom(into, row.end(row.cells() - 1) - row.offset())
  const first = into.starts[ballot]!
  into.rows[ballot] = row.offset()
  const known = at.voter < row.cells()
  into.voterStarts[ballot] = known ? row.start(at.voter) : 0
  into.voterEnds[ballot] = known ? row.end(at.voter) : 0
  into.rising &&= risesFromLast(row.bytes, into)
  const pointed = into.mantissas !== null && at.points < row.cells() && !isNone(row, at.points)
  const ranked = at.voteType === 'ordinal'
  const next = into.mantissas === null || pointed || ranked ? readNamed(row, at.vote, ids, into) : first
  const named = next - first
  if (pointed) readPoints(row, at, first, named, into)
  else if (into.mantissas !== null && ranked)
    for (let i = 0; i < named; i++) into.mantissas[first + i] = named - i
  else if (into.mantissas !== null && !isNone(row, at.vote)) into.pointless.push(ballot)
  into.starts[ballot + 1] = dropDoubles(first, next, seen, into)
  into.size++
}

function isNone(row: RowScanner, cell: number): boolean {
  if (cell >= row.cells()) return true
  const length = row.end(cell) - row.start(cell)
  if (length === 0) return true
  const first = row.bytes[row.start(cell)]! | 32
  return (first === 110 || first === SPACE) && length < 8 && /^(none)?$/i.test(row.text(cell))
}

function readNamed(row: RowScanner, cell: number, ids: IdTrie, into: VoteColumns): number {
  let count = into.starts[into.size]!
  if (isNone(row, cell)) return count
  const own = row.rewritten(cell)
  const bytes = own ?? row.bytes
  const end = own ? own.length : row.end(cell)
  const { letter, width, next, project } = ids
  let start = own ? 0 : row.start(cell)
  let state = 0
  for (let i = start; i <= end; i++) {
    const byte = i < end ? bytes[i]! : COMMA
    if (byte !== COMMA) {
      if (byte > SPACE || state !== 0) state = next[state * width + letter[byte]!]!
      continue
    }
    const found = state === 1 ? trimmed(ids, bytes, start, i) : project[state]!
    if (found >= 0) into.named[count++] = found
    else if (state !== 0) throw unknownProject(row, bytes.subarray(start, i))
    state = 0
    start = i + 1
  }
  return count
}

/** A second look at an id that was not found: there may be spaces behind it, and there may be some inside it. */
function trimmed(ids: IdTrie, bytes: Uint8Array, start: number, end: number): number {
  let [from, to] = [start, end]
  while (from < to && bytes[from]! <= SPACE) from++
  while (to > from && bytes[to - 1]! <= SPACE) to--
  let state = 0
  for (let i = from; i < to; i++) state = ids.next[state * ids.width + ids.letter[bytes[i]!]!]!
  return ids.project[state]!
}

function unknownProject(row: RowScanner, id: Uint8Array): CountError {
  return new CountError(`a vote for “${new TextDecoder().decode(id).trim()}”, which is not on the list.`, {
    row: row.line(),
    field: 'vote',
    mend: 'Write ids of PROJECTS with commas between them, or add the project.',
  })
}

function readPoints(row: RowScanner, at: VoteCells, first: number, named: number, into: VoteColumns): void {
  const own = row.rewritten(at.points)
  const bytes = own ?? row.bytes
  const end = own ? own.length : row.end(at.points)
  let start = own ? 0 : row.start(at.points)
  let given = 0
  for (let i = start; i <= end; i++) {
    if (i < end && bytes[i] !== COMMA) continue
    if (given < named) readPoint(row, at.voteType, bytes, start, i, first + given, into)
    given++
    start = i + 1
  }
  if (given === named) return
  throw new CountError(`${named} projects and ${given} points.`, {
    row: row.line(),
    field: 'points',
    mend: 'Give as many points as there are projects in the vote, in the same order.',
  })
}

function readPoint(
  row: RowScanner,
  voteType: VoteType,
  bytes: Uint8Array,
  start: number,
  end: number,
  to: number,
  into: VoteColumns,
): void {
  const single = end === start + 1 ? bytes[start]! - ZERO : -1
  if (single >= 0 && single <= 9) {
    into.mantissas![to] = single
    return
  }
  const text = new TextDecoder().decode(bytes.subarray(start, end)).trim()
  const points = parseDecimal(text)
  if (!points || points.digits > 9 || (points.mantissa < 0 && voteType !== 'scoring')) {
    throw new CountError(`“${text}” is not a number of points${points ? ` in a ${voteType} vote` : ''}.`, {
      row: row.line(),
      field: 'points',
      mend: 'Write whole numbers or decimals with a point; only scoring votes may go below 0.',
    })
  }
  into.mantissas![to] = points.mantissa
  if (points.digits > 0) {
    into.digits ??= new Uint8Array(into.mantissas!.length)
    into.digits[to] = points.digits
  }
}

/** A project named twice counts once, with its last points (as the reference reads it). */
function dropDoubles(first: number, next: number, seen: Uint32Array, into: VoteColumns): number {
  const mark = into.size + 1
  let kept = first
  for (let i = first; i < next; i++) {
    const project = into.named[i]!
    let to = kept
    if (seen[project] === mark) {
      to = into.named.indexOf(project, first)
      if (into.doubled.at(-1) !== into.size) into.doubled.push(into.size)
    } else {
      seen[project] = mark
      kept++
    }
    into.named[to] = project
    if (into.mantissas) into.mantissas[to] = into.mantissas[i]!
    if (into.digits) into.digits[to] = into.digits[i]!
  }
  return kept
}
