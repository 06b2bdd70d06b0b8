import { type AllocationInput, allocate, verifyAllocation } from '@kith/matching'
import { Command } from 'commander'
import { readChoices } from './read-choices.ts'
import { groups, inFiles, known, number, readResult, readTable } from './read-table.ts'
import { bar, columns, print, printVerdict } from './show.ts'

interface Options {
  readonly people: string
  readonly options: string
  readonly objective: string
  readonly apart?: string
  readonly together?: string
  readonly seed: string
  readonly verify?: string
  readonly json?: boolean
}

async function run(options: Options): Promise<void> {
  const files = {
    people: readTable(options.people),
    options: readTable(options.options),
    apart: options.apart === undefined ? undefined : readTable(options.apart),
    together: options.together === undefined ? undefined : readTable(options.together),
  }
  const input = known({
    ...{ seed: number(options.seed), objective: options.objective },
    people: files.people.rows.map((row) =>
      known({ id: row.id, choices: readChoices(row) ?? [], owed: number(row.owed) }),
    ),
    options: files.options.rows.map((row) =>
      known({ id: row.id, places: number(row.places), least: number(row.least) }),
    ),
    apart: groups(files.apart),
    together: groups(files.together),
  }) as unknown as AllocationInput

  if (options.verify !== undefined) {
    const told = readResult(options.verify, 'people') as { id: string; option?: string | null }[]
    const placed = told.flatMap(({ id, option }) => (option == null ? [] : [{ person: id, option }]))
    const verdict = await inFiles(files, () => verifyAllocation(input, placed))
    const faults =
      verdict.best === false ? [...verdict.faults, { kind: 'a better allocation exists' }] : verdict.faults
    printVerdict(verdict, faults, verdict.best ? 'Nothing is better.' : 'Every limit is kept.', options.json)
    return
  }
  const progress = bar()
  const result = await inFiles(files, () => allocate(input, progress))
  progress.clear()
  const rows = result.people.map(({ id, option, rank, reason }) => [
    ...[id, option ?? '–', rank === null ? '' : String(rank)],
    'decisive' in reason ? `${reason.kind} (${reason.decisive.option}: ${reason.decisive.why})` : reason.kind,
  ])
  const { byRank, placed, unplaced } = result.profile
  const ranks = byRank.map((count, i) => `choice ${i + 1}: ${count}`).join(', ')
  const proof = result.proved
    ? 'Nothing is better.'
    : 'Not proved to be the best; more could be found with more time.'
  const summary = `${placed} placed (${ranks}), ${unplaced} not. ${proof}`
  print(result, `${columns(['person', 'option', 'rank', 'reason'], rows)}\n\n${summary}`, options.json)
}

/** `kith match menu`: people choose from a menu. */
export function menuCommand(): Command {
  return new Command('menu')
    .description('give each person one of the things they chose')
    .requiredOption('--people <csv>', 'id, choices (a > b = c) or choice 1, choice 2, …; owed')
    .requiredOption('--options <csv>', 'id, places; least')
    .option('--objective <word>', 'leximin, least-total-rank or rank-maximal', 'leximin')
    .option('--apart <csv>', 'a group a row: no two of it at one option')
    .option('--together <csv>', 'a group a row: all of it at one option')
    .requiredOption('--seed <number>', 'the seed of the lot among equals')
    .option('--verify <json>', 'check a result instead of making one')
    .option('--json', 'print everything as JSON')
    .action(run)
}
