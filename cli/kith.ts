import { Command } from 'commander'
import { kithVersion } from '../app/config.ts'
import { backupCommand } from './backup.ts'
import { demoCommand } from './demo.ts'
import { doctorCommand } from './doctor/command.ts'
import { engineCommands, exitCodeOfError } from './engines.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { mergeCommand } from './merge.ts'
import { migrateCommand } from './migrate.ts'
import { passkeysCommand } from './passkeys.ts'
import { personCommand } from './person.ts'
import { restoreCommand } from './restore.ts'
import { startCommand } from './start.ts'

const kith = new Command('kith')
  .description(
    'Kith: nobody in a place goes without the people they need. Everything whoever runs it can do.',
  )
  .version(kithVersion())
  .showHelpAfterError('Add --help to see how it is used.')
  .addCommand(startCommand())
  .addCommand(migrateCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(doctorCommand())
  .addCommand(demoCommand())
  .addCommand(exportCommand())
  .addCommand(mergeCommand())
  .addCommand(importCommand())
  .addCommand(passkeysCommand())
  .addCommand(personCommand())
const known = kith.commands.map((command) => command.name())
for (const command of await engineCommands(process.argv.slice(2), known)) kith.addCommand(command)

await kith.parseAsync().catch((error: unknown) => {
  process.stderr.write(`kith: ${error instanceof Error ? error.message : String(error)}\n`)
  if (process.env.KITH_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exitCode = exitCodeOfError(process.argv.slice(2))
})
