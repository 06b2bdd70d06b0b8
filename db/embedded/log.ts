import { chmodSync, closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const FULL = 5_000_000

const logFile = (folder: string) => join(folder, 'server.log')

/** Opens what the server prints, to append; what was there is put aside once it is over 5 MB. The caller closes it. */
export function openLog(folder: string): number {
  const file = logFile(folder)
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > FULL) renameSync(file, `${file}.1`)
  const log = openSync(file, 'a', 0o600)
  chmodSync(file, 0o600)
  return log
}

/** Runs `work` with the log open. */
export async function withLog<T>(folder: string, work: (log: number) => Promise<T>): Promise<T> {
  const log = openLog(folder)
  try {
    return await work(log)
  } finally {
    closeSync(log)
  }
}

/** The last lines of the server's log, from byte `since` on. */
export function readLog(folder: string, since = 0): string {
  const lines = readFileSync(logFile(folder)).subarray(since).toString('utf8').trim().split('\n')
  return lines.slice(-8).join('\n')
}
