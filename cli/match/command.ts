import { Command } from 'commander'
import { mentorsCommand } from './mentors.ts'
import { menuCommand } from './menu.ts'
import { roomsCommand } from './rooms.ts'

/**
 * `kith match`: who goes with whom, when people choose. Exit codes: 0 done, 1 a checked result has faults, 2 bad input
 * (with file, line and mend).
 */
export function matchCommand(): Command {
  return new Command('match')
    .description('match people with people, options or rooms by what they chose')
    .addCommand(mentorsCommand())
    .addCommand(menuCommand())
    .addCommand(roomsCommand())
}
