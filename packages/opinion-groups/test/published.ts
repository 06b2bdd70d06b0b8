import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readVotes } from '../src/read-votes.ts'

const project = resolve(import.meta.dirname, '../../..')
const folder = join(process.env.KITH_SHARED_DATA ?? join(project, '../shared/data'), 'opinion')

interface PolisMath {
  readonly tids: number[]
  readonly 'mod-out': number[]
  readonly 'meta-tids': number[]
  readonly pca: {
    readonly center: number[]
    readonly comps: [number[], number[]]
    readonly 'comment-extremity': number[]
    readonly 'comment-projection': [number[], number[]]
  }
  readonly 'base-clusters': { id: number[]; members: number[][]; x: number[]; y: number[] }
  readonly 'group-clusters': { id: number; members: number[] }[]
  readonly 'group-votes': Record<string, { votes: Record<string, { A: number; D: number; S: number }> }>
  readonly 'group-aware-consensus': Record<string, number>
  readonly 'comment-priorities': Record<string, number>
  readonly repness: Record<string, Record<string, number | string>[]>
  readonly consensus: Record<'agree' | 'disagree', Record<string, number>[]>
}

type VoteRow = Record<'participant_id' | 'pid' | 'statement_id' | 'tid' | 'vote', number> & {
  modified: number | string
}

/** Every conversation that lies there; none, and one line that says so, where the folder is missing. */
export function publishedNames(where = folder): string[] {
  if (existsSync(where)) return readdirSync(where).sort()
  console.warn(`opinion-groups: did not find ${where}; nothing was compared with Polis' own outcomes`)
  return []
}

/** A conversation, and the outcome that Polis published for it with the groups in it. */
export function published(name: string) {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as unknown
  const math = read('math.json') as PolisMath
  const meta = new Set(math['meta-tids'])
  const out = new Set(math['mod-out'])
  const votes = (read('votes.json') as VoteRow[]).map((row) => ({
    person: row.participant_id ?? row.pid,
    statement: row.statement_id ?? row.tid,
    vote: row.vote as 1 | 0 | -1,
    at: Number(row.modified),
  }))
  const statements = math.tids.map((id) => ({
    id,
    standing: meta.has(id) ? ('meta' as const) : out.has(id) ? ('out' as const) : ('in' as const),
  }))
  const people = new Map(math['base-clusters'].id.map((id, i) => [id, math['base-clusters'].members[i]!]))
  const groups = math['group-clusters'].map(({ id, members }) => ({
    name: String(id),
    members: members.flatMap((base) => people.get(base)!),
  }))
  return { math, votes, statements, groups, table: readVotes(votes, statements) }
}
