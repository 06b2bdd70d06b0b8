import { resolve } from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../app/config.ts'
import { isThere, openDatabaseAsItIs } from '../app/database.ts'
import { rememberBackup } from '../app/last-backup.ts'
import { backup } from '../db/backup/backup.ts'

/** `kith backup FILE`: the whole installation in one file, while people go on working. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write the whole installation into one file, while people go on working')
    .argument('<file>', 'where to write it; there must be no such file yet')
    .addHelpText(
      'after',
      `
The file has everything people wrote. It can be read by your account only; keep it as safe as the place itself, and on
another machine. Background work that is waiting is not in it.

Example:
  npx kith backup /media/safe/kith-$(date +%F).zip`,
    )
    .action(run)
}

async function run(name: string) {
  const config = readConfig()
  if (!isThere(config))
    throw new Error(`There is no Kith in ${config.folder} yet, so there is nothing to back up.`)
  const file = resolve(name)
  const database = await openDatabaseAsItIs(config)
  try {
    const { tables, made } = await backup({ url: database.url, to: file })
    rememberBackup(config, { made, file })
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    process.stdout.write(
      `The backup is ${file}: ${tables.length} tables, ${rows} rows.\nBring it back with: KITH_DATA=<a new folder> npx kith restore ${file}\n`,
    )
  } finally {
    await database.stop()
  }
}
