import { Command } from 'commander'
import { readConfig } from '../app/config.ts'
import { openDatabase } from '../app/database.ts'

/** `kith migrate`: brings the database up to this version and stops. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database up to this version of Kith (start does it too)')
    .addHelpText(
      'after',
      '\nExample:\n  DATABASE_URL=postgres://kith:secret@db.example/kith npx kith migrate',
    )
    .action(async () => {
      const database = await openDatabase(readConfig())
      await database.stop()
      process.stdout.write('The database is up to date.\n')
    })
}
