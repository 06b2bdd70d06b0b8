import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedError, FolderInUse, inPlainWords } from './errors.ts'
import { likeItsFolder } from './like-its-folder.ts'

/** Gives the folder back. */
export type Release = () => void

/**
 * Takes the data folder for this process alone, until released or until the process dies, however it dies.
 *
 * Node has no `flock`, but its SQLite takes an exclusive lock on a file from the operating system: such a lock goes with its
 * holder, cannot be mistaken when a process number comes round again, and works on every platform. The file stays empty.
 * @throws FolderInUse with the holder's process number
 */
export async function lockFolder(folder: string): Promise<Release> {
  const holder = join(folder, 'kith.pid')
  for (let attempt = 0; ; attempt++) {
    const lock = tryLock(folder)
    if (lock !== undefined) {
      const release = () => {
        if (!lock.isOpen) return
        try {
          rmSync(holder, { force: true })
        } finally {
          lock.close()
        }
      }
      try {
        rmSync(holder, { force: true })
        writeFileSync(holder, `${process.pid}\n`)
        return release
      } catch (error) {
        release()
        throw error
      }
    }
    const pid = readHolder(folder)
    // The one that holds the lock may be just about to write its number, or just about to end.
    if (pid !== undefined && isAlive(pid)) throw new FolderInUse(folder, pid)
    if (attempt === 40) throw new FolderInUse(folder, undefined)
    await sleep(25)
  }
}

/** Whether some living process has this folder. */
export function isLocked(folder: string): boolean {
  const lock = tryLock(folder)
  lock?.close()
  return lock === undefined
}

/** The process number written by the Kith that holds this folder, or held it last. */
export function readHolder(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, 'kith.pid'), 'utf8')) || undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw inPlainWords(error, folder)
  }
}

/** Whether a process of this number is there, ours to signal or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const BUSY = 5

function tryLock(folder: string): DatabaseSync | undefined {
  const file = join(folder, 'kith.lock')
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(file)
    lock.exec('pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive')
    likeItsFolder(file, folder)
    return lock
  } catch (error) {
    lock?.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return undefined
    const why = error instanceof Error ? error.message : String(error)
    throw new EmbeddedError(`Kith cannot make its mark in ${file}: ${why}. May this account write there?`, {
      cause: error,
    })
  }
}
