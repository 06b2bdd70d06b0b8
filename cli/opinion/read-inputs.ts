import {
  type Coverage,
  coverage,
  type EarlierGroups,
  OpinionError,
  type Outcome,
  readVotes,
  type Standing,
  type Vote,
  type VoteTable,
} from '../../packages/opinion-groups/src/index.ts'
import { FileFault } from './file-fault.ts'
import { type Rows, readJson, readRows } from './read-rows.ts'

// The names that Polis' exports use stand beside ours.
const PERSON = ['person', 'voter-id', 'participant_id', 'pid']
const STATEMENT = ['statement', 'comment-id', 'statement_id', 'tid', 'id']
const TIME = ['at', 'timestamp', 'modified']
const TEXT = ['text', 'comment-body', 'txt']

type Fields = Readonly<Record<string, unknown>>

/** Votes and statements from files; faults name the file and the line. */
export function readConversation(votesFile: string, statementsFile?: string) {
  const votes = readRows(votesFile)
  requireColumn(votes, PERSON)
  requireColumn(votes, STATEMENT)
  requireColumn(votes, ['vote'])
  const statements = statementsFile === undefined ? undefined : readRows(statementsFile)
  if (statements !== undefined) requireColumn(statements, STATEMENT)
  const texts = new Map(
    statements?.rows.map(({ fields }) => [
      String(first(fields, STATEMENT)),
      String(first(fields, TEXT) ?? ''),
    ]),
  )
  const table = inFile(
    (field) => (field.startsWith('statements') ? statements! : votes),
    () =>
      readVotes(
        votes.rows.map(({ fields }) => voteOf(fields)),
        statements?.rows.map(({ fields }) => ({
          id: first(fields, STATEMENT) as string,
          standing: standingOf(fields),
        })),
      ),
  )
  return { table, texts }
}

function voteOf(fields: Fields): Vote {
  const { vote } = fields
  const at = first(fields, TIME)
  return {
    person: first(fields, PERSON) as string,
    statement: first(fields, STATEMENT) as string,
    vote: (typeof vote === 'string' && /^[+-]?[01]$/.test(vote) ? Number(vote) : vote) as Vote['vote'],
    at: at === undefined || at === '' ? undefined : timeOf(at),
  }
}

/** A number, or a date as ISO 8601 writes it. */
const timeOf = (at: unknown) => (Number.isNaN(Number(at)) ? Date.parse(String(at)) : Number(at))

/** In words, or as Polis has it: moderated −1 is out, is-meta says what it says. */
function standingOf(fields: Fields): Standing {
  if (fields.standing !== undefined && fields.standing !== '') return fields.standing as Standing
  if (['true', '1'].includes(String(fields['is-meta'] ?? fields.is_meta))) return 'meta'
  return String(fields.moderated ?? fields.mod) === '-1' ? 'out' : 'in'
}

/**
 * Who is missing: people as person and a column for each attribute, the place as attribute, value and people; faults name
 * the file and the line.
 */
export function readCoverage(table: VoteTable, peopleFile: string, placeFile?: string): Coverage[] {
  const people = readRows(peopleFile)
  requireColumn(people, PERSON)
  const known = people.rows.map(({ fields }) => ({
    person: first(fields, PERSON) as string,
    groups: Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) =>
        PERSON.includes(name) || value === '' || value === null ? [] : [[name, String(value)]],
      ),
    ),
  }))
  const place = placeFile === undefined ? undefined : readRows(placeFile)
  for (const column of ['attribute', 'value', 'people'])
    if (place !== undefined) requireColumn(place, [column])
  const parts = place?.rows.map(({ fields }) => ({
    attribute: String(fields.attribute),
    value: String(fields.value),
    people: fields.people === '' ? Number.NaN : Number(fields.people),
  }))
  const ofPlace = new Set(['attribute', 'value', 'people'])
  return inFile(
    (field) => (ofPlace.has(field) ? place! : people),
    () => coverage(table, known, parts),
  )
}

/** What `--json` wrote, or an outcome by itself. */
export function readOutcome(file: string): Outcome & EarlierGroups {
  const read = readJson(file) as { outcome?: unknown } | null
  const outcome = read !== null && typeof read === 'object' && 'outcome' in read ? read.outcome : read
  if (typeof outcome !== 'object' || outcome === null) {
    throw new FileFault(file, undefined, 'this is not an outcome.', 'Give what --json wrote.')
  }
  return outcome as Outcome
}

function first(fields: Fields, names: readonly string[]): unknown {
  return names.map((name) => fields[name]).find((value) => value !== undefined)
}

function requireColumn({ file, rows }: Rows, names: readonly string[]): void {
  if (rows.some(({ fields }) => first(fields, names) !== undefined)) return
  throw new FileFault(file, 1, `there is no column ${names[0]}.`, `Name one ${names.join(', or ')}.`)
}

/** A fault in a row, told with the file and the line it stands in. */
function inFile<T>(source: (field: string) => Rows, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof OpinionError) || error.row === undefined) throw error
    const { file, rows } = source(error.field)
    const lineOf = (row: number) => rows[row - 1]!.line
    const problem = error.problem.replace(/\bin row (\d+)/g, (_, row) => `in line ${lineOf(Number(row))}`)
    throw new FileFault(file, lineOf(error.row), `${error.field}: ${problem}`, error.mend)
  }
}
