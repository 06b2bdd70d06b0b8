import { createWriteStream, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ZipFile } from 'yazl'
import { copyOut, sequences, type Table, tables } from './catalogue.ts'
import { BackupError } from './errors.ts'
import { fingerprinting } from './fingerprint.ts'
import { type Manifest, type TableEntry, VERSION } from './manifest.ts'
import { seal, UNSEALED } from './seal.ts'
import { inSession } from './session.ts'

/** `url` is the owner's; `to` a file that is not there yet; `log` takes a line a table. */
export type Backup = {
  readonly url: string
  readonly to: string
  readonly log?: ((line: string) => void) | undefined
}

/**
 * Writes a whole installation into one file, as it is at one moment, while people go on working. The file is a ZIP that only its
 * owner can read, with `manifest.json` and each table's rows as text, and can be restored on any PostgreSQL from 15 on. Rows are
 * streamed: memory does not grow with the place. The file appears under its name once it is complete.
 * @returns the manifest
 * @throws BackupError where there is a file of that name already, or the database is not Kith's
 */
export async function backup({ url, to, log = () => {} }: Backup): Promise<Manifest> {
  const file = resolve(to)
  if (existsSync(file))
    throw new BackupError(`There is already a file ${file}. Choose another name, or move that one.`)
  const part = `${file}.${process.pid}.part`
  try {
    const manifest = await inSession(url, (db) => write(db, part, log))
    renameSync(part, file)
    return manifest
  } catch (error) {
    if (existsSync(part)) rmSync(part)
    throw inPlainWords(error, file)
  }
}

async function write(db: pg.Client, path: string, log: (line: string) => void): Promise<Manifest> {
  const zip = new ZipFile()
  const broken = new AbortController()
  zip.on('error', (error) => broken.abort(error))
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true })
  const written = pipeline(zip.outputStream as Readable, seal, file, { signal: broken.signal })
  const filled = fill(db, zip, log).catch((error) => {
    broken.abort(error)
    throw error
  })
  try {
    const [manifest] = await Promise.all([filled, written])
    return manifest
  } catch (error) {
    throw broken.signal.aborted ? broken.signal.reason : error
  }
}

async function fill(db: pg.Client, zip: ZipFile, log: (line: string) => void): Promise<Manifest> {
  // If some row were hidden from the owner, that must be an error and not a gap.
  await db.query('begin transaction isolation level repeatable read read only; set local row_security = off')
  const made = new Date()
  const attributes = { mode: 0o100600, mtime: made }
  const about = await readAbout(db)
  const entries: TableEntry[] = []
  for (const table of await tables(db)) {
    const entry = await addTable(db, zip, table, attributes)
    log(`${entry.schema}.${entry.name}: ${entry.rows}`)
    entries.push(entry)
  }
  const manifest: Manifest = {
    version: VERSION,
    kith: kithVersion(),
    made: made.toISOString(),
    ...about,
    tables: entries,
    sequences: await sequences(db),
    notKept: ['Background work that was waiting or under way (schema graphile_worker).'],
  }
  zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 1)), 'manifest.json', attributes)
  zip.end({ comment: UNSEALED, forceZip64Format: false })
  return manifest
}

type Attributes = { readonly mode: number; readonly mtime: Date }

async function addTable(
  db: pg.Client,
  zip: ZipFile,
  table: Table,
  attributes: Attributes,
): Promise<TableEntry> {
  const { schema, name, columns } = table
  const file = `tables/${encodeURIComponent(schema)}.${encodeURIComponent(name)}.copy`
  const rows = fingerprinting()
  zip.addReadStream(rows, file, attributes)
  await pipeline(db.query(copyTo(copyOut(table))), rows)
  return { schema, name, columns: [...columns], ...rows.counted(), file }
}

async function readAbout(db: pg.Client): Promise<Pick<Manifest, 'postgres' | 'migrations'>> {
  const { rows } = await db.query<{ postgres: string; migrated: boolean }>(
    `select current_setting('server_version') as postgres, to_regclass('kith_migrations') is not null as migrated`,
  )
  const { postgres, migrated } = rows[0]!
  if (!migrated)
    throw new BackupError(
      'This database is not one of Kith: it has no table kith_migrations. Nothing was written.',
    )
  const migrations = await db.query<{ name: string; hash: string }>(
    'select name, hash from kith_migrations order by applied_at, name',
  )
  return { postgres: postgres.split(' ')[0]!, migrations: migrations.rows }
}

function kithVersion(): string {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version
}

function inPlainWords(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new BackupError(
      `The disk is full: ${file} could not be written. Make room, or choose another place.`,
      { cause: error },
    )
  }
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES' || code === 'EROFS') {
    return new BackupError(
      `${file} could not be written. Is its folder there, and may this account write to it?`,
      { cause: error },
    )
  }
  return error
}
