import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbedded } from '#db/embedded/embedded.ts'
import { FolderInUse } from '#db/embedded/errors.ts'
import { runningUrl } from '#db/embedded/url.ts'
import { migrate } from '#db/migrate.ts'
import type { Config } from './config.ts'
import { expectOwnDatabase } from './expect-database.ts'
import { log } from './log.ts'

/** The owner's way into the installation's database. `stop` ends what was started for it, and nothing else. */
export interface Database {
  readonly url: string
  /** Whether a Kith is serving from the same data folder; undefined where `DATABASE_URL` names the database: nobody knows. */
  readonly besideRunning: boolean | undefined
  readonly stop: () => Promise<void>
}

/** How long a Kith that was told to stop may take to let go of its folder. */
const PATIENCE = 3000

/**
 * The installation's database, brought up to this version: the one that `DATABASE_URL` names; or the embedded one of a Kith
 * that is running on the data folder; or else the embedded one, started for as long as it is needed.
 * @throws Error with a sentence for what a person can mend
 */
export async function openDatabase(config: Config): Promise<Database> {
  return migrated(await openDatabaseAsItIs(config))
}

/** The same, without a change to what is in it. */
export async function openDatabaseAsItIs(config: Config): Promise<Database> {
  const running = config.databaseUrl === undefined ? runningUrl(config.folder) : undefined
  if (running === undefined) return ownDatabase(config)
  return { url: running, besideRunning: true, stop: async () => {} }
}

/**
 * The same for a Kith that is to serve: alone on its data folder.
 * @throws FolderInUse where another Kith has the folder
 */
export async function openDatabaseAlone(config: Config): Promise<Database> {
  return migrated(await ownDatabase(config, log))
}

/** Whether there is an installation already, as far as that can be told without starting its database. */
export function isThere(config: Config): boolean {
  return config.databaseUrl !== undefined || existsSync(join(config.folder, 'cluster'))
}

type Say = (line: string) => void

async function ownDatabase(config: Config, say?: Say): Promise<Database> {
  if (config.databaseUrl === undefined) {
    const { url, stop } = await embedded(config.folder, say)
    return { url, besideRunning: false, stop }
  }
  await expectOwnDatabase(config.databaseUrl)
  return { url: config.databaseUrl, besideRunning: undefined, stop: async () => {} }
}

async function embedded(folder: string, say: Say | undefined, until = Date.now() + PATIENCE) {
  try {
    return await startEmbedded({ folder, log: say })
  } catch (error) {
    if (!(error instanceof FolderInUse) || Date.now() > until) throw error
    await sleep(200)
    return embedded(folder, say, until)
  }
}

async function migrated(database: Database): Promise<Database> {
  try {
    await migrate(database.url)
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}
