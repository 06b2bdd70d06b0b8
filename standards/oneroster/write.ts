import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RollKind, RollRecord } from '../roll/types.ts'
import { UNREAD } from './columns.ts'
import { openLineFile } from './line-file.ts'
import { FILES, type Known, type OutFile } from './write-rows.ts'

/** Makes the records from the beginning; called twice, so that none need be held in memory. */
export type Records = () => AsyncIterable<RollRecord>

/**
 * Writes a roll as a full (bulk) OneRoster 1.2 export. Records marked `deleted`, and what refers to them, are not written,
 * since a full export has no word for them. What the format has no place for is lost: `relationText`, and a relation that is
 * not the guardian's own role.
 * @param folder is made if it is not there; files of the same names are written over.
 */
export async function writeOneRoster(folder: string, records: Records): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { births, ...known } = await scan(records)
  // An empty file would say that birth dates are held, and are none.
  const files = FILES.filter(({ name }) => name !== 'demographics' || births)
  if (!births) await rm(join(folder, 'demographics.csv'), { force: true })
  await writeManifest(folder, files)
  const open: { readonly file: OutFile; readonly to: Awaited<ReturnType<typeof openLineFile>> }[] = []
  try {
    for (const file of files) {
      const to = await openLineFile(join(folder, `${file.name}.csv`))
      open.push({ file, to })
      await to.write(file.columns)
    }
    for await (const record of records()) {
      if (record.deleted) continue
      for (const { file, to } of open) {
        const row = file.row(record, known)
        if (row) await to.write(row)
      }
    }
  } finally {
    await Promise.all(open.map(({ to }) => to.close()))
  }
}

/** What rows need to know of others: who is gone, and who is whose guardian. */
async function scan(records: Records): Promise<Known & { readonly births: boolean }> {
  const gone = new Set<string>()
  const guardians = new Map<string, string[]>()
  let births = false
  for await (const record of records()) {
    if (record.kind === 'guardianLink') {
      if (record.deleted || gone.has(`person ${record.guardian}`)) continue
      const before = guardians.get(record.learner)
      if (before) before.push(record.guardian)
      else guardians.set(record.learner, [record.guardian])
    } else if (record.deleted) gone.add(`${record.kind} ${record.sourcedId}`)
    else if (record.kind === 'person' && record.birthDate) births = true
  }
  const isGone = (kind: RollKind, id: string | null) => id !== null && gone.has(`${kind} ${id}`)
  return { births, isGone, guardiansOf: (id) => guardians.get(id) ?? [], courses: new Set() }
}

async function writeManifest(folder: string, files: readonly OutFile[]): Promise<void> {
  const bulk = files.map(({ name }) => name)
  const absent = [...UNREAD, 'demographics'].filter((name) => !bulk.includes(name))
  const manifest = await openLineFile(join(folder, 'manifest.csv'))
  try {
    await manifest.write(['propertyName', 'value'])
    await manifest.write(['manifest.version', '1.0'])
    await manifest.write(['oneroster.version', '1.2'])
    for (const name of bulk) await manifest.write([`file.${name}`, 'bulk'])
    for (const name of absent) await manifest.write([`file.${name}`, 'absent'])
    await manifest.write(['source.systemName', 'Kith'])
    await manifest.write(['source.systemCode', 'kith'])
  } finally {
    await manifest.close()
  }
}
