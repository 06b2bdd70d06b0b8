import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { FolderInUse, inPlainWords } from './errors.ts'

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
    const lock = tryLock(join(folder, 'kith.lock'))
    if (lock !== undefined) {
      writeFileSync(holder, `${process.pid}\n`)
      return () => {
        rmSync(holder, { force: true })
        lock.close()
      }
    }
    const pid = readHolder(folder)
    // The one that holds the lock may be just about to write its number, or just about to end.
    if (pid !== undefined && isAlive(pid)) throw new FolderInUse(folder, pid)
    if (attempt === 40) throw new FolderInUse(folder, undefined)
    await sleep(25)
  }
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

function tryLock(file: string): DatabaseSync | undefined {
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(file)
    lock.exec('pragma journal_mode = off; pragma locking_mode = exclusive; begin exclusive')
    return lock
  } catch (error) {
    lock?.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return undefined
    throw error
  }
}
