import { chmodSync, closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { likeItsFolder } from './like-its-folder.ts'

const FULL = 5_000_000

const logFile = (folder: string) => join(folder, 'server.log')

/** Runs `work` with a descriptor that appends to the server's log; what was there is put aside once it is over 5 MB. */
export async function withLog<T>(folder: string, work: (log: number) => T | Promise<T>): Promise<T> {
  const file = logFile(folder)
  if (logSize(folder) > FULL) renameSync(file, `${file}.1`)
  const log = openSync(file, 'a', 0o600)
  try {
    chmodSync(file, 0o600)
    likeItsFolder(file, folder)
    return await work(log)
  } finally {
    closeSync(log)
  }
}

/** How long the log is, in bytes. */
export function logSize(folder: string): number {
  return statSync(logFile(folder), { throwIfNoEntry: false })?.size ?? 0
}

/** The last lines of the log from byte `since` on. */
export function readLog(folder: string, since: number): string {
  const said = readFileSync(logFile(folder)).subarray(logSize(folder) < since ? 0 : since)
  return said.toString('utf8').trim().split('\n').slice(-8).join('\n')
}
