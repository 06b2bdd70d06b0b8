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
  const running = config.databaseUrl === undefined ? runningUrl(config.folder) : undefined
  return migrated(running === undefined ? await ownDatabase(config) : { url: running, stop: async () => {} })
}

/**
 * The same for a Kith that is to serve: alone on its data folder.
 * @throws FolderInUse where another Kith has the folder
 */
export async function openDatabaseAlone(config: Config): Promise<Database> {
  return migrated(await ownDatabase(config))
}

async function ownDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl === undefined) return embedded(config.folder)
  await expectOwnDatabase(config.databaseUrl)
  return { url: config.databaseUrl, stop: async () => {} }
}

async function embedded(folder: string, until = Date.now() + PATIENCE): Promise<Database> {
  try {
    return await startEmbedded({ folder, log })
  } catch (error) {
    if (!(error instanceof FolderInUse) || Date.now() > until) throw error
    await sleep(200)
    return embedded(folder, until)
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
