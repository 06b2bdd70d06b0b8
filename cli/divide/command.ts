import { type Division, type DivisionInput, divide, score, suggestSwaps } from '@kith/small-schools'
import { Command } from 'commander'
import {
  groups,
  inFiles,
  known,
  list,
  number,
  readResult,
  readTable,
  type Table,
} from '../match/read-table.ts'
import { bar, columns, print, printVerdict } from '../match/show.ts'

interface Options {
  readonly learners: string
  readonly units: string
  readonly apart?: string
  readonly together?: string
  readonly balance?: string
  readonly seed: string
  readonly verify?: string
  readonly swapsFor?: string
  readonly json?: boolean
}

const optional = (path: string | undefined) => (path === undefined ? undefined : readTable(path))

function readInput(options: Options) {
  const isCount = /^\d+$/.test(options.units)
  const files: Record<string, Table | undefined> = {
    learners: readTable(options.learners),
    units: isCount ? undefined : readTable(options.units),
    apart: optional(options.apart),
    together: optional(options.together),
  }
  const balance = list(options.balance).map((item) => {
    const [trait, within = '1'] = item.split(':').map((part) => part.trim())
    return { trait, within: number(within) }
  })
  const input = {
    learners: files.learners!.rows.map(({ id, friends, ...cells }) => ({
      ...{ id, friends: list(friends) },
      traits: known(
        Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell || undefined])),
      ),
    })),
    units: isCount
      ? Number(options.units)
      : files.units!.rows.map((row) => ({ id: row.id, least: number(row.least), most: number(row.most) })),
    ...{ apart: groups(files.apart), together: groups(files.together), balance, seed: number(options.seed) },
  } as unknown as DivisionInput
  return { files, input }
}

/** A division from a JSON result or from a CSV file with columns learner and unit. */
function readDivision(path: string): { readonly division: Division; readonly table: Table | undefined } {
  if (path.endsWith('.csv')) {
    const table = readTable(path)
    return { division: table.rows as unknown as Division, table }
  }
  return { division: readResult(path, 'division') as Division, table: undefined }
}

async function run(options: Options): Promise<void> {
  const { files, input } = readInput(options)
  if (options.verify !== undefined) {
    const { division, table } = readDivision(options.verify)
    const all = { ...files, division: table }
    if (options.swapsFor !== undefined) {
      const swaps = await inFiles(all, () => suggestSwaps(input, division, options.swapsFor!))
      const rows = swaps.map(({ to, comes, friends, kept, withoutFriend, broken }) => [
        ...[to, comes.join(', ') || '–'],
        ...[friends, kept, withoutFriend, broken].map((change) =>
          change > 0 ? `+${change}` : String(change),
        ),
      ])
      const heading = ['to', 'in exchange', 'own friends', 'kept', 'without friend', 'rules broken']
      print(swaps, columns(heading, rows), options.json)
      return
    }
    const told = await inFiles(all, () => score(input, division))
    const fine = `Every rule is kept. ${told.kept} of ${told.named} friendships kept, ${told.withoutFriend.length} without a friend.`
    printVerdict(told, told.broken, fine, options.json)
    return
  }
  const progress = bar()
  const result = await inFiles(files, () => divide(input, progress))
  progress.clear()
  const { score: told, withoutFriend } = result
  const units = told.units.map(({ id, size, kept }) => [id, String(size), String(kept)])
  const lonely = `${told.withoutFriend.length} without a friend${withoutFriend.proved ? ' (fewer cannot be)' : `; at least ${withoutFriend.atLeast} must be`}.`
  const lines = [
    columns(
      ['learner', 'unit'],
      result.division.map(({ learner, unit }) => [learner, unit]),
    ),
    '',
    columns(['unit', 'size', 'friendships kept'], units),
    '',
    `${told.kept} of ${told.named} friendships kept; at most ${result.bound} could be. ${lonely}`,
    ...told.broken.map((fault) => `Not kept: ${JSON.stringify(fault)}`),
  ]
  print(result, lines.join('\n'), options.json)
  if (told.broken.length > 0) process.exitCode = 1
}

/**
 * `kith divide`: a large school into small ones. Exit codes: 0 done, 1 a division that breaks rules, 2 bad input (with
 * file, line and mend).
 */
export function divideCommand(): Command {
  return new Command('divide')
    .description('divide a large school into small ones that keep friendships')
    .requiredOption('--learners <csv>', 'id, friends (a; b; c), and a column for each trait')
    .requiredOption('--units <number or csv>', 'how many, or a file with id, least, most')
    .option('--apart <csv>', 'a group a row: no two of it in one unit')
    .option('--together <csv>', 'a group a row: all of it in one unit')
    .option('--balance <traits>', 'columns to keep even and by how much: "year:1; area:2"')
    .requiredOption('--seed <number>', 'the seed')
    .option('--verify <json or csv>', 'score a division instead of making one')
    .option('--swaps-for <id>', 'with --verify: what could be swapped for this person')
    .option('--json', 'print everything as JSON')
    .action(run)
}
