import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { safeCell } from '../roll/cell.ts'
import type { RollKind, RollRecord } from '../roll/types.ts'
import { FILES, type Known, type OutFile } from './write-rows.ts'

/** Makes the records from the beginning; called once for each file, so that none need be held in memory. */
export type Records = () => AsyncIterable<RollRecord>

/**
 * Writes a roll as a full (bulk) OneRoster 1.2 export: UTF-8, CRLF, no cell that a spreadsheet would run. Records marked
 * `deleted`, and what refers to them, are not written, since a full export has no word for them. What the format has no place
 * for is lost: `relationText`, and a relation that is not the guardian's own role.
 * @param folder is made if it is not there; files of the same names are written over.
 */
export async function writeOneRoster(folder: string, records: Records): Promise<void> {
  await mkdir(folder, { recursive: true })
  const known = await scan(records)
  for (const file of FILES) await write(join(folder, `${file.name}.csv`), lines(file, records, known))
  await write(join(folder, 'manifest.csv'), manifest())
}

/** What rows need to know of others: who is gone, and who is whose guardian. */
async function scan(records: Records): Promise<Known> {
  const gone = new Set<string>()
  const guardians = new Map<string, string[]>()
  for await (const record of records()) {
    if (record.kind === 'guardianLink') {
      if (record.deleted || gone.has(`person ${record.guardian}`)) continue
      const before = guardians.get(record.learner)
      if (before) before.push(record.guardian)
      else guardians.set(record.learner, [record.guardian])
    } else if (record.deleted) gone.add(`${record.kind} ${record.sourcedId}`)
  }
  const isGone = (kind: RollKind, id: string | null) => id !== null && gone.has(`${kind} ${id}`)
  return { isGone, guardiansOf: (id) => guardians.get(id) ?? [], courses: new Set() }
}

async function* lines(file: OutFile, records: Records, known: Known): AsyncGenerator<string> {
  yield line(file.columns)
  for await (const record of records()) {
    if (record.deleted) continue
    const row = file.row(record, known)
    if (row) yield line(row)
  }
}

function* manifest(): Generator<string> {
  yield line(['propertyName', 'value'])
  yield line(['manifest.version', '1.0'])
  yield line(['oneroster.version', '1.2'])
  for (const { name } of FILES) yield line([`file.${name}`, 'bulk'])
  for (const name of ABSENT) yield line([`file.${name}`, 'absent'])
  yield line(['source.systemName', 'Kith'])
  yield line(['source.systemCode', 'kith'])
}

const ABSENT = [
  'categories',
  'classResources',
  'courseResources',
  'lineItems',
  'lineItemLearningObjectiveIds',
  'lineItemScoreScales',
  'resources',
  'results',
  'resultLearningObjectiveIds',
  'resultScoreScales',
  'scoreScales',
  'userProfiles',
  'userResources',
] as const

const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`

function cell(text: string): string {
  const safe = safeCell(text)
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const write = (path: string, text: Iterable<string> | AsyncIterable<string>) =>
  pipeline(Readable.from(text), createWriteStream(path))
