import { Command } from 'commander'
import { lettersCommand } from './letters.ts'
import { panelCommand } from './panel.ts'
import { alternatesCommand, replaceCommand } from './replace.ts'
import { verifyCommand, verifyFile } from './verify.ts'

interface Options {
  readonly verify?: string
  readonly randomness?: string
  readonly json?: boolean
}

/**
 * `kith draw`: selection by lot, from letters to replacements. Exit codes: 0 done, 1 a published draw that is not as it
 * says, 2 bad input (with file, row and mend).
 */
export function drawCommand(): Command {
  const command = new Command('draw')
    .description('select people by lot, fairly, so that anybody can check it')
    .option('--verify <document>', 'check a published draw, like “verify <document>”')
    .option('--randomness <words>', 'with --verify: the public numbers that pick the panel')
    .option('--json', 'with --verify: print the verdict as JSON')
    .enablePositionalOptions()
    .action(async ({ verify, ...options }: Options) => {
      if (verify === undefined) command.help({ error: true })
      else await verifyFile(verify, options)
    })
  for (const part of [
    lettersCommand(),
    panelCommand(),
    verifyCommand(),
    replaceCommand(),
    alternatesCommand(),
  ])
    command.addCommand(part)
  return command
}
