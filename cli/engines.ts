import type { Command } from 'commander'

/** The engines' commands; each loads its package only when it is asked for by name or for help. */
export async function engineCommands(): Promise<readonly Command[]> {
  return []
}
