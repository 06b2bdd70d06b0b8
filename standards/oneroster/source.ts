import { stat } from 'node:fs/promises'
import { RollUnreadable } from '../roll/problem.ts'
import type { TableFile } from '../roll/table.ts'
import { folderFiles } from './folder.ts'
import { zipFiles } from './zip.ts'

/** A file of a roll and the folder it lies in, seen from the roll's top (`''` is the top). */
export type PlacedFile = TableFile & { readonly folder: string }

export type Source = {
  readonly files: readonly PlacedFile[]
  readonly close: () => Promise<void>
}

/** Opens a folder or a zip and lists its CSV files. Throws `RollUnreadable`. */
export async function openSource(path: string): Promise<Source> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'nothing' : 'closed'
    throw new RollUnreadable(why, { path }, { cause: error })
  })
  if (found.isDirectory()) return { files: await folderFiles(path), close: async () => {} }
  if (found.isFile()) return zipFiles(path)
  throw new RollUnreadable('neither-folder-nor-zip', { path })
}
