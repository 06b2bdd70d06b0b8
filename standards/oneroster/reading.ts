import type { Report, RollProblem } from '../roll/problem.ts'
import { type Row, readTable, type TableFile } from '../roll/table.ts'
import type { ReadOptions } from '../roll/types.ts'
import { COLUMNS, type FileName } from './columns.ts'
import type { FoundFiles } from './files.ts'
import type { Manifest } from './manifest.ts'
import { createPeople } from './people.ts'

type RefKind = 'org' | 'session' | 'class' | 'person'

/** How often each file is read: users once for people, again for links, and in OneRoster 1.1 again for roles. */
export const passesOf = (files: FoundFiles, name: FileName): number =>
  name !== 'users' ? 1 : files.has('roles') ? 2 : 3

/** What the readers of the single files share during one reading of the roll. */
export function createReading(files: FoundFiles, modes: Manifest['modes'], options: ReadOptions) {
  const report: Report = options.onProblem ?? (() => {})
  const names = [...files.keys()].filter((name) => name !== 'manifest')
  const total = names.reduce((sum, name) => sum + files.get(name)!.bytes * passesOf(files, name), 0)
  const seen = { org: new Set<string>(), session: new Set<string>(), class: new Set<string>() }
  /** Of orgs and classes, those whose own line says that they are no more. */
  const gone = { org: new Set<string>(), class: new Set<string>() }
  const people = createPeople()
  let read = 0

  async function* watched(file: TableFile): AsyncGenerator<Uint8Array> {
    for await (const chunk of await file.open()) {
      options.signal?.throwIfAborted()
      read += chunk.length
      options.onProgress?.({ file: file.name, read: Math.min(read, total), total })
      yield chunk
    }
  }

  return {
    report,
    seen,
    gone,
    people,
    has: (name: FileName) => files.has(name),
    /** Whether a file brings only what has changed. */
    isUpdate: (name: FileName) => modes.get(name.toLowerCase()) === 'delta',
    nameOf: (name: FileName) => files.get(name)?.name ?? `${name}.csv`,
    /** The rows of a file, none when it is not there. `quiet` for a second reading, whose problems have been reported. */
    rows(name: FileName, quiet = false): AsyncGenerator<Row> {
      options.signal?.throwIfAborted()
      const file = files.get(name)
      if (!file) return nothing()
      const { read: columns, ignored } = COLUMNS[name]
      const source = { ...file, open: async () => watched(file) }
      return readTable(source, columns, quiet ? () => {} : report, ignored)
    },
    /** Whether there is such a thing to refer to: in this roll, or known already. */
    there(kind: RefKind, id: string): boolean | Promise<boolean> {
      const here = kind === 'person' ? people.has(id) : seen[kind].has(id)
      return here || (options.known?.(kind, id) ?? false)
    },
  }
}

export type Reading = ReturnType<typeof createReading>

async function* nothing(): AsyncGenerator<never> {}

const UNKNOWN = {
  org: 'org-unknown',
  session: 'session-unknown',
  class: 'class-unknown',
  person: 'person-unknown',
} as const

/** Checks a reference; reports and returns false when there is no such thing. */
export async function refers(
  reading: Reading,
  row: Row,
  kind: RefKind,
  column: string,
  id: string,
  severity: RollProblem['severity'] = 'left out',
): Promise<boolean> {
  const there = reading.there(kind, id)
  if (there === true || (await there)) return true
  row.complain(severity, UNKNOWN[kind], { field: column, value: id })
  return false
}

/** Checks that a line which is not deleted itself does not stand on something that is; reports it and returns true if it does. */
export function isOnGone(
  reading: Reading,
  row: Row,
  kind: 'org' | 'class',
  column: string,
  id: string,
): boolean {
  if (!reading.gone[kind].has(id)) return false
  row.complain('left out', kind === 'org' ? 'org-gone' : 'class-gone', { field: column, value: id })
  return true
}

/** What every record has: where it stands, and what the first columns say. */
export const originOf = (row: Row) => ({ file: row.file, line: row.line })
