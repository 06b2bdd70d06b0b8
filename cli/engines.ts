import type { Command } from 'commander'

const engines: Readonly<Record<string, () => Promise<Command>>> = {
  draw: async () => (await import('./draw/command.ts')).drawCommand(),
  count: async () => (await import('./count/command.ts')).countCommand(),
  opinion: async () => (await import('./opinion/command.ts')).opinionCommand(),
  match: async () => (await import('./match/command.ts')).matchCommand(),
  divide: async () => (await import('./divide/command.ts')).divideCommand(),
}

/** Of every engine: 0 done or verified, 1 what was checked is not as it says, 2 it could not be done. */
const COULD_NOT = 2
const codes = '\nExit codes: 0 done or verified, 1 what was checked is not as it says, 2 bad input.'

/** The engine that the words after `kith` ask for. */
const engineIn = (asked: readonly string[]) => asked.find((word) => word in engines)

/** The exit code for an error that nothing caught: scripts must be able to tell it from a check that failed. */
export function exitCodeOfError(asked: readonly string[]): number {
  return engineIn(asked) === undefined ? 1 : COULD_NOT
}

/** Words that a command does not know end it as other bad input does. */
function withExitCodes(command: Command, isPart = false): Command {
  command.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : COULD_NOT))
  if (!isPart) command.addHelpText('after', codes)
  for (const part of command.commands) withExitCodes(part, true)
  return command
}

/**
 * The engines' commands. Each brings a solver or two, so it is loaded only when it is asked for by name; all of them for a
 * list of what there is.
 * @param asked the words after `kith`
 * @param known the names of the other commands
 */
export async function engineCommands(
  asked: readonly string[],
  known: readonly string[],
): Promise<readonly Command[]> {
  const name = engineIn(asked)
  if (name !== undefined) return [withExitCodes(await engines[name]!())]
  if (asked.some((word) => known.includes(word))) return []
  return Promise.all(Object.values(engines).map((load) => load()))
}
