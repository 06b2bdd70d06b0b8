import { Command } from 'commander'
import { readConfig } from '../app/config.ts'
import { openDatabase } from '../app/start.ts'

/** `kith migrate`: brings the database up to this version and stops. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database up to this version of Kith')
    .action(async () => {
      const database = await openDatabase(readConfig())
      await database.stop()
      process.stdout.write('The database is up to date.\n')
    })
}
