import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { RollUnreadable } from '../roll/problem.ts'
import type { PlacedFile, Source } from './source.ts'

const MiB = 1024 * 1024

export type ZipLimits = Readonly<Record<'entries' | 'bytes' | 'ratio' | 'smallBytes' | 'path', number>>

/**
 * A county's roll unpacks to some hundred MiB at about a tenth of its size packed; beyond these a zip is a trap.
 * `ratio` counts only for files larger than `smallBytes`: a short run of equal rows packs very well.
 */
export const ZIP_LIMITS: ZipLimits = {
  entries: 1000,
  bytes: 4096 * MiB,
  ratio: 200,
  smallBytes: 16 * MiB,
  path: 300,
}

/** Lists the CSV files of a zip, which are unpacked only while they are read, never to disk. Throws `RollUnreadable`. */
export async function zipFiles(path: string, limits = ZIP_LIMITS): Promise<Source> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: Error) => {
    throw new RollUnreadable('not-a-zip', {}, { cause: error })
  })
  try {
    if (zip.entryCount > limits.entries) throw new RollUnreadable('zip-too-many')
    const files: PlacedFile[] = []
    let bytes = 0
    for await (const entry of zip.eachEntry()) {
      const file = placed(zip, entry, limits)
      if (!file) continue
      files.push(file)
      bytes += entry.uncompressedSize
      if (bytes > limits.bytes) throw new RollUnreadable('zip-too-large')
    }
    return { files, close: async () => zip.close() }
  } catch (error) {
    zip.close()
    if (error instanceof RollUnreadable) throw error
    const outside = error instanceof Error && /relative path|absolute path/.test(error.message)
    throw new RollUnreadable(outside ? 'zip-outside' : 'zip-damaged', {}, { cause: error })
  }
}

function placed(zip: yauzl.ZipFile, entry: yauzl.Entry, limits: ZipLimits): PlacedFile | null {
  const parts = entry.fileName.split('/')
  const name = parts.pop() ?? ''
  const hidden = [...parts, name].some((part) => part.startsWith('.') || part === '__MACOSX')
  if (!/\.csv$/i.test(name) || hidden || parts.length > 3 || entry.fileName.length > limits.path) return null
  if (entry.isEncrypted()) throw new RollUnreadable('zip-locked')
  const swollen = entry.uncompressedSize > limits.smallBytes
  if (swollen && entry.uncompressedSize > entry.compressedSize * limits.ratio)
    throw new RollUnreadable('zip-swollen', { name })
  return {
    name,
    folder: parts.join('/'),
    bytes: entry.uncompressedSize,
    open: async () => readEntry(zip, entry, name),
  }
}

/** yauzl stops where an entry is longer or shorter than it says; the checksum is ours to compare. */
async function* readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry, name: string): AsyncGenerator<Uint8Array> {
  try {
    let sum = 0
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk as Uint8Array, sum)
      yield chunk as Uint8Array
    }
    if (sum !== entry.crc32) throw new Error('checksum differs')
  } catch (error) {
    throw new RollUnreadable('zip-file-damaged', { name }, { cause: error })
  }
}
