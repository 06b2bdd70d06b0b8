import { spawnSync } from 'node:child_process'
import { lstatSync } from 'node:fs'
import { EmbeddedError } from './errors.ts'

/** The account that the server runs as; undefined means: as whoever runs Kith. */
export type Account = { readonly uid: number; readonly gid: number } | undefined

/**
 * PostgreSQL refuses to run as root, so root lends it an account that is there already: the one that owns the data, or else
 * `postgres`, or else `nobody`. No account is ever made.
 */
export function serverAccount(cluster: string): Account {
  if (process.getuid?.() !== 0) return undefined
  const owner = lstatSync(cluster, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [id('-u', name), id('-g', name)]
    if (uid !== undefined && uid !== 0 && gid !== undefined) return { uid, gid }
  }
  throw new EmbeddedError(
    'Kith was started as root, and its database needs an ordinary account, but there is neither "postgres" nor "nobody" here. Start Kith as an ordinary user.',
  )
}

function id(flag: '-u' | '-g', name: string): number | undefined {
  const found = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return found.status === 0 ? Number(found.stdout.trim()) : undefined
}
