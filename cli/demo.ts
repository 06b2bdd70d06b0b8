import { Command } from 'commander'
import { readConfig } from '../app/config.ts'
import { openDatabase } from '../app/database.ts'
import { connect } from '../db/client.ts'
import { ensureDemoTown } from '../db/seeds/demo-town.ts'

/** `kith demo`: loads the fictional town where there is nothing yet. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('load the demo town, Wharton Vale, unless it is there')
    .action(async () => {
      const database = await openDatabase(readConfig())
      const owner = connect(database.url, { max: 2 })
      try {
        const made = await ensureDemoTown(owner)
        process.stdout.write(
          made ? 'Wharton Vale is there. Start Kith to come in.\n' : 'Wharton Vale was there already.\n',
        )
      } finally {
        await owner.destroy()
        await database.stop()
      }
    })
}
