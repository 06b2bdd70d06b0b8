import { resolve } from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../app/config.ts'
import { openDatabaseAsItIs } from '../app/database.ts'
import { installationSecret } from '../app/secret.ts'
import { restore } from '../db/backup/restore.ts'
import { allMigrations, migrate } from '../db/migrate.ts'
import { ensureLogins } from '../db/roles.ts'

/** `kith restore FILE`: a whole installation back into an empty place. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('bring a backup back into an empty data folder or an empty database')
    .argument('<file>', 'a file that kith backup wrote')
    .addHelpText(
      'after',
      `
Nothing is ever written over: a data folder or database that has something in it is left alone. A restore that fails leaves
it empty. The backup may come from an older Kith, or from another version of PostgreSQL.

Example:
  KITH_DATA=/srv/kith-new npx kith restore /media/safe/kith-2026-11-22.zip`,
    )
    .action(run)
}

async function run(name: string) {
  const config = readConfig()
  const database = await openDatabaseAsItIs(config)
  try {
    if (database.besideRunning)
      throw new Error(
        `A Kith is running on ${config.folder}, and a backup is only ever restored into an empty place. Name a new folder: KITH_DATA=<folder> npx kith restore ${name}`,
      )
    const { manifest, leftOut } = await restore({
      url: database.url,
      from: resolve(name),
      migrations: allMigrations(),
      migrate,
    })
    await ensureLogins(database.url, installationSecret(config, database.url), config.timeZone)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const where = config.databaseUrl === undefined ? config.folder : 'the database that DATABASE_URL names'
    const lines = [
      `Everything of ${manifest.made} is back in ${where}: ${rows} rows, each table as it was written.`,
    ]
    if (leftOut.length > 0) lines.push(`Left out, because they are not Kith's own: ${leftOut.join(', ')}.`)
    lines.push(
      'Sign-ins that were open then are open again. What was waiting in the background has to be started anew.',
    )
    lines.push(
      config.databaseUrl === undefined
        ? `Start it: KITH_DATA=${config.folder} npm start`
        : 'Start it with the same DATABASE_URL: npm start',
    )
    process.stdout.write(`${lines.join('\n')}\n`)
  } finally {
    await database.stop()
  }
}
