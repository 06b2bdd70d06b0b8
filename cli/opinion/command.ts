import { Command, InvalidArgumentError } from 'commander'
import {
  advise,
  analyse,
  checkStructure,
  explainPerson,
  nextStatement,
  OpinionError,
  verify,
  withoutPerson,
} from '../../packages/opinion-groups/src/index.ts'
import { FileFault } from './file-fault.ts'
import { progressBar } from './progress-bar.ts'
import { readConversation, readCoverage, readOutcome } from './read-inputs.ts'
import { writeReport } from './write-report.ts'

interface Options {
  readonly statements?: string
  readonly previous?: string
  readonly groups?: number
  readonly seed: number
  readonly check?: true
  readonly people?: string
  readonly place?: string
  readonly explain?: string
  readonly next?: string
  readonly without?: string
  readonly verify?: string
  readonly json?: true
}

/** Exit codes: 0 done or verified, 1 verification failed, 2 bad input. */
const FAILED = 1
const BAD_INPUT = 2

/** `kith opinion`: what many voices have in common, from a file of votes. */
export function opinionCommand(): Command {
  return new Command('opinion')
    .description('What many voices have in common: groups, what stands for each, what holds across them.')
    .argument('<votes>', 'CSV or JSON: person, statement, vote (agree, disagree, pass or 1, -1, 0), at')
    .option('--statements <file>', 'CSV or JSON: id, text, standing (in, out, meta)')
    .option('--previous <file>', 'an earlier --json: groups keep their names')
    .option('--groups <number>', 'ask for this many groups', wholeNumber)
    .option('--seed <number>', 'decides the starts that are tried', wholeNumber, 1)
    .option('--check', 'compare with shuffled votes: is there more than chance? (long)')
    .option('--people <file>', 'CSV: person and a column for each attribute; says who is missing')
    .option('--place <file>', 'CSV: attribute, value, people; how many live in the place')
    .option('--explain <person>', 'why somebody stands where they stand')
    .option('--next <person>', 'which statement to ask somebody next')
    .option('--without <person>', 'as if somebody had never been')
    .option('--verify <file>', 'recompute an earlier --json and say where it differs')
    .option('--json', 'everything, for programs')
    .action(async (votes: string, options: Options) => {
      try {
        process.exitCode = await run(votes, options)
      } catch (error) {
        if (!(error instanceof OpinionError) && !(error instanceof FileFault)) throw error
        process.stderr.write(`kith opinion: ${error.message}\n`)
        process.exitCode = BAD_INPUT
      }
    })
}

async function run(votes: string, options: Options): Promise<number> {
  const { table: all, texts } = readConversation(votes, options.statements)
  const table = options.without === undefined ? all : withoutPerson(all, options.without)
  if (options.verify !== undefined) {
    const differences = verify(table, readOutcome(options.verify))
    for (const { path, claimed, found } of differences) {
      process.stdout.write(`${path}: claimed ${JSON.stringify(claimed)}, found ${JSON.stringify(found)}\n`)
    }
    process.stdout.write(
      differences.length === 0 ? 'Verified: the votes give this outcome.\n' : 'Not verified.\n',
    )
    return differences.length === 0 ? 0 : FAILED
  }
  const { seed, groups: k } = options
  const previous = options.previous === undefined ? undefined : readOutcome(options.previous)
  const outcome = analyse(table, { seed, k, previous })
  const structure = options.check && (await checkStructure(table, { seed, k, onProgress: progressBar() }))
  const report = {
    outcome,
    advice: advise(table, structure),
    ...(structure && { structure }),
    ...(options.people !== undefined && {
      coverage: readCoverage(table, options.people, options.place),
    }),
    ...(options.explain !== undefined && { person: explainPerson(table, outcome, options.explain) }),
    ...(options.next !== undefined && {
      next: nextStatement(outcome, answeredBy(table, options.next), seed),
    }),
  }
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 1)}\n` : writeReport(report, texts))
  return 0
}

function answeredBy(
  { people, statements, start, column }: ReturnType<typeof withoutPerson>,
  person: string,
): string[] {
  const p = people.indexOf(person)
  if (p < 0) return []
  return Array.from(column.subarray(start[p]!, start[p + 1]!), (j) => statements[j]!.id)
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('Give a whole number.')
  return number
}
