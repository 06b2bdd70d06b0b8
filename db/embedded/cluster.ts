import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { EmbeddedError } from './errors.ts'
import { OWNER, type Place } from './place.ts'
import { initdb, singleUser } from './programs.ts'
import { remove } from './remove.ts'

/**
 * Makes the cluster where there is none yet, in a folder beside it that takes its name once complete: a start that was killed
 * half-way leaves nothing that looks like a database.
 */
export async function makeCluster(place: Place): Promise<void> {
  const { folder, cluster, account } = place
  for (const name of readdirSync(folder))
    if (name.startsWith('cluster.new-')) await remove(join(folder, name))
  if (existsSync(cluster)) return requireSameMajor(place)
  const half = { ...place, cluster: join(folder, `cluster.new-${randomBytes(4).toString('hex')}`) }
  try {
    mkdirSync(half.cluster, { mode: 0o700 })
    if (account !== undefined) chownSync(half.cluster, account.uid, account.gid)
    await initdb(half)
    writeFileSync(join(half.cluster, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n')
    await singleUser(half, `create database ${OWNER};`)
    await remove(join(folder, 'password'))
    renameSync(half.cluster, cluster)
    sync(folder)
  } finally {
    await remove(half.cluster)
  }
}

function requireSameMajor({ folder, cluster, binaries }: Place): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (made === String(binaries.major)) return
  throw new EmbeddedError(
    `The data in ${folder} was written by PostgreSQL ${made}, and this Kith brings PostgreSQL ${binaries.major}. Make a backup with the Kith that wrote it ("kith backup"), and restore that into a new data folder with this one ("kith restore").`,
  )
}

/** Without this a power cut could undo the new name, and everything written under it with it. */
function sync(folder: string): void {
  const open = openSync(folder, 'r')
  fsyncSync(open)
  closeSync(open)
}
