import { CountError, type Warning } from '../error.ts'
import type { Election, VoteType } from '../types.ts'
import { assemble } from './assemble.ts'
import { idTrie } from './id-trie.ts'
import { type ProjectRow, readProject } from './read-projects.ts'
import { readVote } from './read-votes.ts'
import { type RowScanner, rowScanner } from './row-scanner.ts'
import { toBallots } from './to-ballots.ts'
import { type VoteColumns, voteColumns } from './vote-columns.ts'

const sections = ['meta', 'projects', 'votes'] as const
type Section = (typeof sections)[number]

/**
 * Reads a Pabulib `.pb` file (https://pabulib.org/format), as bytes or as text.
 * Throws `CountError` naming the line; what is odd but countable is in `warnings` (SPEC 2).
 */
export function readPabulib(file: Uint8Array | string): Election {
  if (typeof file !== 'string' && !(file instanceof Uint8Array)) {
    const mend = 'Give what is in the file, as text or as bytes.'
    throw new CountError('this is neither text nor bytes.', { row: null, field: 'file', mend })
  }
  const row = rowScanner(typeof file === 'string' ? new TextEncoder().encode(file) : file)
  const warnings: Warning[] = []
  const meta: Record<string, string> = Object.create(null)
  const lines: Record<string, number> = Object.create(null)
  const projects: ProjectRow[] = []
  let votes: VoteColumns | null = null
  let voteHeader: string[] = []
  let voteType: VoteType = 'approval'
  for (let more = row.next(); more; ) {
    const section = sectionName(row)
    if (section === null) throw notPabulib(row)
    if (!row.next()) break
    if (section === 'meta') more = readMeta(row, meta, lines, warnings)
    else if (section === 'projects') more = readProjects(row, projects)
    else {
      if (votes) throw secondSection(row)
      voteHeader = header(row)
      voteType = readVoteType(meta, lines, voteHeader, warnings)
      const pointed = voteType === 'cumulative' || voteType === 'scoring'
      const ranked = voteType === 'ordinal' && voteHeader.includes('points')
      votes = voteColumns(pointed || ranked)
      more = readVotes(row, voteHeader, voteType, projects, votes)
    }
  }
  if (!votes || projects.length === 0) throw missingSection(votes ? 'PROJECTS' : 'VOTES')
  const ballots = toBallots(row.bytes, voteHeader, votes)
  return { voteType, ballots, ...assemble(row.bytes, { meta, lines }, projects, votes, warnings) }
}

function sectionName(row: RowScanner): Section | null {
  // Nearly every row is a vote, and nearly every voter's id begins with a digit: spare it the decoding.
  if (row.bytes[row.start(0)]! >= 0x30 && row.bytes[row.start(0)]! <= 0x39) return null
  if (row.end(0) - row.start(0) > 12) return null
  for (let cell = 1; cell < row.cells(); cell++) if (row.text(cell) !== '') return null
  return sections.find((section) => section === row.text(0).toLowerCase()) ?? null
}

function header(row: RowScanner): string[] {
  return Array.from({ length: row.cells() }, (_, cell) => row.text(cell).toLowerCase())
}

function readMeta(
  row: RowScanner,
  meta: Record<string, string>,
  lines: Record<string, number>,
  warnings: Warning[],
): boolean {
  const titled = row.text(0).toLowerCase() === 'key'
  for (let more = titled ? row.next() : true; more; more = row.next()) {
    if (sectionName(row)) return true
    const key = row.text(0).toLowerCase()
    if (key === '') continue
    if (key in meta && meta[key] !== row.text(1)) {
      const what = `This is there already (line ${lines[key]}) and says something else; the last one counts.`
      warnings.push({ row: row.line(), field: `META ${key}`, what, mend: 'Keep the one that is right.' })
    }
    meta[key] = row.text(1)
    lines[key] = row.line()
  }
  return false
}

function readProjects(row: RowScanner, projects: ProjectRow[]): boolean {
  const columns = header(row)
  for (const needed of ['project_id', 'cost']) requireColumn(columns, needed, row.line())
  const seen = new Map(projects.map((project) => [project.id, project.line]))
  while (row.next()) {
    if (sectionName(row)) return true
    const project = readProject(row, columns)
    const before = seen.get(project.id)
    if (before !== undefined) {
      throw new CountError(`the project “${project.id}” is on the list already (line ${before}).`, {
        row: project.line,
        field: 'project_id',
        mend: 'Give each project an id of its own, or remove the second one.',
      })
    }
    seen.set(project.id, project.line)
    projects.push(project)
  }
  return false
}

function readVotes(
  row: RowScanner,
  columns: readonly string[],
  voteType: VoteType,
  projects: readonly ProjectRow[],
  votes: VoteColumns,
): boolean {
  requireColumn(columns, 'vote', row.line())
  const place = (column: string) =>
    columns.includes(column) ? columns.indexOf(column) : Number.MAX_SAFE_INTEGER
  const at = { voter: place('voter_id'), vote: place('vote'), points: place('points'), voteType }
  const ids = idTrie(projects.map((project) => project.id))
  const seen = new Uint32Array(projects.length)
  while (row.next()) {
    if (sectionName(row)) return true
    readVote(row, at, ids, seen, votes)
  }
  return false
}

function readVoteType(
  meta: Readonly<Record<string, string>>,
  lines: Readonly<Record<string, number>>,
  columns: readonly string[],
  warnings: Warning[],
): VoteType {
  const written = meta.vote_type?.toLowerCase()
  if (written === 'choose-1') return 'approval'
  if (written === 'approval' || written === 'ordinal' || written === 'cumulative' || written === 'scoring')
    return written
  if (written) {
    throw new CountError(`“${written}” is not a kind of vote.`, {
      row: lines.vote_type ?? null,
      field: 'META vote_type',
      mend: 'Write approval, choose-1, ordinal, cumulative or scoring.',
    })
  }
  const guess = columns.includes('points') ? 'cumulative' : 'approval'
  warnings.push({
    row: null,
    field: 'META vote_type',
    what: `The kind of vote is missing; read as ${guess}.`,
    mend: `Add vote_type;${guess} (or what it was) to META.`,
  })
  return guess
}

function requireColumn(columns: readonly string[], column: string, line: number): void {
  if (columns.includes(column)) return
  throw new CountError(`there is no column “${column}”.`, {
    row: line,
    field: column,
    mend: 'Add it to the header row.',
  })
}

function notPabulib(row: RowScanner): CountError {
  return new CountError('this is not a Pabulib file: it should begin with a line “META”.', {
    row: row.line(),
    field: 'META',
    mend: 'Choose a .pb file, or read two CSV tables with readCsv.',
  })
}

function secondSection(row: RowScanner): CountError {
  const mend = 'Put all votes below one header.'
  return new CountError('there is a second section of votes.', { row: row.line(), field: 'VOTES', mend })
}

function missingSection(section: string): CountError {
  const mend = `Add a line “${section}”, a header row below it, and the rows.`
  return new CountError('this section is missing or empty.', { row: null, field: section, mend })
}
