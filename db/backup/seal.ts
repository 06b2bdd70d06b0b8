import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { BackupError } from './errors.ts'

const MARK = 'kith-backup sha256:'
const LENGTH = MARK.length + 64

/** Stands as the archive's comment, its very last bytes, until `seal` puts the real digest there. */
export const UNSEALED = MARK + '0'.repeat(64)

/** Ends the archive with the SHA-256 of every byte before the comment: one changed byte anywhere, and it no longer holds. */
export async function* seal(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const digest = createHash('sha256')
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const all = Buffer.concat([held, chunk])
    const ready = all.subarray(0, Math.max(0, all.length - LENGTH))
    held = all.subarray(ready.length)
    digest.update(ready)
    yield ready
  }
  yield Buffer.from(MARK + digest.digest('hex'))
}

/**
 * Reads a file through once and makes sure that it is a backup, whole and unchanged.
 * @throws BackupError saying which it is not
 */
export async function checkSeal(path: string): Promise<void> {
  const { size, head, tail } = await ends(path)
  const again = 'Copy it again from where it was made, or take an earlier backup.'
  if (size === 0) throw new BackupError(`${path} is empty. ${again}`)
  if (!head.equals(Buffer.from('PK\x03\x04')))
    throw new BackupError(`${path} is not a backup that Kith made.`)
  if (!tail.startsWith(MARK)) {
    throw new BackupError(
      `${path} is not a backup that Kith made, or its end is missing or changed. ${again}`,
    )
  }
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(path, { end: size - LENGTH - 1 })) digest.update(chunk)
  if (tail !== MARK + digest.digest('hex')) {
    throw new BackupError(
      `${path} has changed since it was made: it is damaged or was tampered with. ${again}`,
    )
  }
}

async function ends(path: string) {
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'There is no file' : 'This account may not read'
    throw new BackupError(`${why} ${path}.`, { cause })
  })
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(4, size))
    const tail = Buffer.alloc(Math.min(LENGTH, size))
    await file.read(head, 0, head.length, 0)
    await file.read(tail, 0, tail.length, size - tail.length)
    return { size, head, tail: tail.toString('latin1') }
  } finally {
    await file.close()
  }
}
