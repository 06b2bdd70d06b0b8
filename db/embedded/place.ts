import { spawnSync } from 'node:child_process'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedError } from './errors.ts'

/** Where and with what the server runs. `cluster` is PostgreSQL's own data directory, inside the data folder. */
export type Place = {
  readonly folder: string
  readonly cluster: string
  readonly account: Account
  readonly binaries: Binaries
}

/** The owner of everything in the database, and the database's name. */
export const OWNER = 'kith'

/**
 * How the server is told where its data is. Below a folder that its account may not enter (`/root`, a `mktemp -d`) an absolute
 * path is of no use to it; its working directory, which it is given while still root, is.
 */
export function dataArgument({ cluster, account }: Pick<Place, 'cluster' | 'account'>): string {
  if (account === undefined) return cluster
  const entered = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', cluster], { cwd: '/', ...account })
  if (entered.status === 0) return cluster
  if (process.platform === 'linux') return '/proc/self/cwd'
  throw new EmbeddedError(
    `Kith was started as root, and the account its database runs as may not enter ${cluster}. Choose a data folder outside of it, or start Kith as an ordinary user.`,
  )
}
