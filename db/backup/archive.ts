import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { BackupError } from './errors.ts'
import { type Manifest, manifestSchema, VERSION } from './manifest.ts'
import { checkSeal } from './seal.ts'

/** A backup, found whole and unchanged. */
export type Archive = {
  readonly manifest: Manifest
  /** The rows of a table, by the `file` that the manifest names. */
  read(file: string): Promise<Readable>
}

/**
 * Checks a backup through and through, opens it, and closes it again after `work`.
 * @throws BackupError saying what is wrong with the file
 */
export async function withArchive<T>(path: string, work: (archive: Archive) => Promise<T>): Promise<T> {
  await checkSeal(path)
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false })
  try {
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    const read = (file: string) => readEntry(zip, entries, file)
    return await work({ manifest: parse(await buffer(await read('manifest.json')), path), read })
  } finally {
    zip.close()
  }
}

async function readEntry(zip: ZipFile, entries: ReadonlyMap<string, Entry>, file: string): Promise<Readable> {
  const entry = entries.get(file)
  if (entry === undefined) throw new BackupError(`The backup lacks ${file}. Take another backup.`)
  return zip.openReadStreamPromise(entry)
}

function parse(bytes: Buffer, path: string): Manifest {
  const read = JSON.parse(bytes.toString('utf8'))
  const { success, data, error } = manifestSchema.safeParse(read)
  if (success) return data
  if (read.version > VERSION) {
    throw new BackupError(`${path} was written by a newer Kith (${read.kith}). Restore it with that one.`)
  }
  throw new BackupError(`The manifest of ${path} cannot be read: ${error.message}`)
}
