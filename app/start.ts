import { createHash, createHmac } from 'node:crypto'
import { serve } from '@hono/node-server'
import { sql } from 'kysely'
import { connect } from '#db/client.ts'
import { startEmbedded } from '#db/embedded/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { ensureLogins } from '#db/roles.ts'
import { createApp } from './app.tsx'
import type { Config } from './config.ts'
import type { House } from './house.ts'
import { buildAssets } from './islands/build.ts'
import { startJobs } from './jobs/jobs.ts'
import { mailer } from './mail/send.ts'
import { practices } from './practices.ts'
import type { SignInTables } from './sign-in/tables.ts'
import { limitsIn } from './sign-in/limits.ts'

/** A running Kith. */
export interface Running {
  readonly house: House
  readonly ownerUrl: string
  readonly stop: () => Promise<void>
}

const log: House['log'] = (line, error) => {
  const why = error instanceof Error ? `: ${error.stack ?? error.message}` : ''
  process.stderr.write(`kith: ${line}${why}\n`)
}

/** The database that belongs to an installation: one of its own choosing, or the embedded one, migrated. */
export async function openDatabase(config: Config): Promise<{ url: string; stop: () => Promise<void> }> {
  const embedded = config.databaseUrl === undefined ? await startEmbedded({ folder: config.folder, log }) : undefined
  const url = embedded?.url ?? config.databaseUrl!
  const stop = async () => embedded?.stop()
  try {
    await migrate(url)
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
