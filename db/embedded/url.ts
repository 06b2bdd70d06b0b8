import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isLocked } from './lock.ts'
import { readPassword } from './password.ts'
import { OWNER } from './place.ts'
import { readPostmaster } from './postmaster.ts'

/** The address by which the owner of everything connects. */
export function ownersUrl(password: string, port: number): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${OWNER}`
}

/**
 * The owner's address of the server that another Kith keeps running on this data folder, so that a command can work beside it;
 * undefined where there is none.
 */
export function runningUrl(folder: string): string | undefined {
  if (!existsSync(folder) || !isLocked(folder)) return undefined
  const server = readPostmaster(join(folder, 'cluster'))
  const password = readPassword(folder)
  return server?.ready && password !== undefined ? ownersUrl(password, server.port) : undefined
}
