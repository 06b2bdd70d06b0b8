import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { RollUnreadable } from '../roll/problem.ts'
import type { PlacedFile } from './source.ts'

/** The CSV files of a folder and of the folders right inside it (unpacking a zip often makes one). Throws `RollUnreadable`. */
export async function folderFiles(path: string): Promise<PlacedFile[]> {
  const top = await csvFiles(path, '')
  if (top.files.length) return top.files
  const inner = await Promise.all(top.folders.map((folder) => csvFiles(join(path, folder), folder)))
  return inner.flatMap(({ files }) => files)
}

async function csvFiles(path: string, folder: string) {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: Error) => {
    throw new RollUnreadable('folder-closed', { path }, { cause: error })
  })
  const names = entries
    .map(({ name }) => name)
    .filter((name) => /\.csv$/i.test(name) && !name.startsWith('.'))
  const files: PlacedFile[] = []
  for (const name of names.sort()) {
    const full = join(path, name)
    const found = await stat(full).catch((error: Error) => {
      throw new RollUnreadable('file-closed', { path: full }, { cause: error })
    })
    // Anything but a file (a pipe, a device) could keep the reader waiting for ever.
    if (found.isFile())
      files.push({ name, folder, bytes: found.size, open: async () => readFile(full, name) })
  }
  const folders = entries
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map(({ name }) => name)
  return { files, folders: folders.sort() }
}

async function* readFile(path: string, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path)
  } catch (error) {
    throw new RollUnreadable('file-cut-short', { name }, { cause: error })
  }
}
