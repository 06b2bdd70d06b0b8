import { type Match, type MatchInput, type MostMatch, match, matchMost, verifyMatch } from '@kith/matching'
import { Command } from 'commander'
import { readChoices } from './read-choices.ts'
import { groups, inFiles, known, list, number, readResult, readTable } from './read-table.ts'
import { bar, columns, print, printVerdict } from './show.ts'

interface Options {
  readonly learners: string
  readonly mentors: string
  readonly organisations?: string
  readonly apart?: string
  readonly seed: string
  readonly most?: boolean
  readonly vetted?: boolean
  readonly language?: boolean
  readonly times?: string
  readonly metres?: string
  readonly verify?: string
  readonly json?: boolean
}

const optional = (path: string | undefined) => (path === undefined ? undefined : readTable(path))
const some = (values: string[]) => (values.length > 0 ? values : undefined)

function facts(row: Readonly<Record<string, string>>) {
  const at = { east: number(row.east), north: number(row.north) }
  return {
    languages: some(list(row.languages)),
    times: some(list(row.times)),
    at: at.east === undefined && at.north === undefined ? undefined : at,
  }
}

async function run(options: Options): Promise<void> {
  const files = {
    learners: readTable(options.learners),
    mentors: readTable(options.mentors),
    organisations: optional(options.organisations),
    apart: optional(options.apart),
  }
  const input = known({
    seed: number(options.seed),
    learners: files.learners.rows.map((row) =>
      known({ id: row.id, choices: readChoices(row) ?? [], owed: number(row.owed), ...facts(row) }),
    ),
    mentors: files.mentors.rows.map((row) =>
      known({
        ...{ id: row.id, places: number(row.places), choices: readChoices(row), ...facts(row) },
        refuses: some(list(row.refuses)),
        organisation: row.organisation || undefined,
        vetted: /^(yes|true|1)$/i.test(row.vetted ?? ''),
      }),
    ),
    organisations: files.organisations?.rows.map((row) =>
      known({ id: row.id, places: number(row.places), choices: readChoices(row) }),
    ),
    apart: groups(files.apart),
    rules: known({
      ...{ vetted: options.vetted, language: options.language },
      ...{ times: number(options.times), metres: number(options.metres) },
    }),
  }) as unknown as MatchInput

  if (options.verify !== undefined) {
    const told = readResult(options.verify, 'learners') as { id: string; mentor?: string | null }[]
    const pairs = told.flatMap(({ id, mentor }) => (mentor == null ? [] : [{ learner: id, mentor }]))
    const faults = await inFiles(files, () => verifyMatch(input, pairs))
    printVerdict(
      { faults },
      faults,
      'Stable: no learner and mentor would both rather have each other.',
      options.json,
    )
    return
  }
  const progress = bar()
  const result = await inFiles<Match | MostMatch>(files, () =>
    options.most ? matchMost(input, progress) : match(input),
  )
  progress.clear()
  const { byRank, matched, unmatched } = result.profile
  const rows = result.learners.map(({ id, mentor, rank, reason }) => [
    ...[id, mentor ?? '–', rank === null ? '' : String(rank)],
    'decisive' in reason ? `${reason.kind} (${reason.decisive.mentor}: ${reason.decisive.why})` : reason.kind,
  ])
  const ranks = byRank.map((count, i) => `choice ${i + 1}: ${count}`).join(', ')
  const size =
    'proved' in result
      ? ` At most ${result.bound} can be${result.proved ? '' : ' (not proved reached)'}.`
      : ''
  const summary = `${matched} matched (${ranks}), ${unmatched} not.${size}`
  print(result, `${columns(['learner', 'mentor', 'rank', 'reason'], rows)}\n\n${summary}`, options.json)
}

/** `kith match mentors`: learners choose mentors. */
export function mentorsCommand(): Command {
  return new Command('mentors')
    .description('match learners with mentors, stably, by what both sides chose')
    .requiredOption(
      '--learners <csv>',
      'id, choices (a > b = c) or choice 1, choice 2, …; owed, languages, times, east, north',
    )
    .requiredOption(
      '--mentors <csv>',
      'id, places; choices, refuses, organisation, vetted, languages, times, east, north',
    )
    .option('--organisations <csv>', 'id, places; choices')
    .option('--apart <csv>', 'two columns: a learner and a mentor who must not be matched')
    .requiredOption('--seed <number>', 'the seed of the lot among equals')
    .option('--most', 'match as many as any stable matching can')
    .option('--vetted', 'only mentors whose column vetted says yes')
    .option('--language', 'only with a language in common')
    .option('--times <number>', 'only with so many times in common')
    .option('--metres <number>', 'only within so many metres')
    .option('--verify <json>', 'check a result instead of making one')
    .option('--json', 'print everything as JSON')
    .action(run)
}
