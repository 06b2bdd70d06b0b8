import { breakoutRooms, type RoomsInput } from '@kith/matching'
import { Command } from 'commander'
import { groups, inFiles, known, list, number, readTable } from './read-table.ts'
import { bar, print } from './show.ts'

interface Options {
  readonly people: string
  readonly rounds: string
  readonly size: string
  readonly mix?: string
  readonly apart?: string
  readonly met?: string
  readonly seed: string
  readonly json?: boolean
}

async function run(options: Options): Promise<void> {
  const files = {
    people: readTable(options.people),
    apart: options.apart === undefined ? undefined : readTable(options.apart),
    met: options.met === undefined ? undefined : readTable(options.met),
  }
  const input = {
    people: files.people.rows.map(({ id, ...cells }) => ({
      id,
      traits: known(
        Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell || undefined])),
      ),
    })),
    ...{ rounds: number(options.rounds), size: number(options.size), seed: number(options.seed) },
    ...{ mix: list(options.mix), apart: groups(files.apart), met: groups(files.met) },
  } as unknown as RoomsInput
  const progress = bar()
  const result = await inFiles(files, () => breakoutRooms(input, progress))
  progress.clear()
  const rounds = result.rounds.map((rooms, r) =>
    [`Round ${r + 1}`, ...rooms.map((room, i) => `  room ${i + 1}: ${room.join(', ')}`)].join('\n'),
  )
  const summary = `${result.newPairs} pairs meet for the first time; at most ${result.bound} could.`
  print(result, `${rounds.join('\n')}\n\n${summary}`, options.json)
}

/** `kith match rooms`: breakout rooms. */
export function roomsCommand(): Command {
  return new Command('rooms')
    .description('seat people in rooms over several rounds so that they meet new people')
    .requiredOption('--people <csv>', 'id, and a column for each trait')
    .requiredOption('--rounds <number>', 'how many rounds')
    .requiredOption('--size <number>', 'at most so many in a room')
    .option('--mix <traits>', 'columns to mix by, separated by semicolons')
    .option('--apart <csv>', 'two columns: people never in one room')
    .option('--met <csv>', 'two columns: people who know each other already')
    .requiredOption('--seed <number>', 'the seed')
    .option('--json', 'print everything as JSON')
    .action(run)
}
