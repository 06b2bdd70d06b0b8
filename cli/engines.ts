import type { Command } from 'commander'

const engines: Readonly<Record<string, () => Promise<Command>>> = {
  draw: async () => (await import('./draw/command.ts')).drawCommand(),
  count: async () => (await import('./count/command.ts')).countCommand(),
  opinion: async () => (await import('./opinion/command.ts')).opinionCommand(),
  match: async () => (await import('./match/command.ts')).matchCommand(),
  divide: async () => (await import('./divide/command.ts')).divideCommand(),
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
  const name = asked.find((word) => word in engines)
  if (name !== undefined) return [await engines[name]!()]
  if (asked.some((word) => known.includes(word))) return []
  return Promise.all(Object.values(engines).map((load) => load()))
}
