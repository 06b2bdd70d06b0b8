import { randomBytes } from 'node:crypto'
import { type Algorithm, algorithms, commit, explain, findLottery, readCsv } from '@kith/sortition'
import { Command, InvalidArgumentError, Option } from 'commander'
import { bar } from './bar.ts'
import { readText, withFiles, writeJson } from './files.ts'
import { tellLottery } from './table.ts'

/** A whole number above 0 from the command line. */
export function number(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give a whole number above 0.')
}

interface Options {
  readonly categories: string
  readonly respondents: string
  readonly size: number
  readonly method: Algorithm
  readonly panels: number
  readonly id?: string
  readonly household?: readonly string[]
  readonly selected?: readonly string[]
  readonly secretFile?: string
  readonly out?: string
  readonly tickets?: string
  readonly json?: boolean
}

/** `kith draw panel`: the fair lottery, its document to publish and everybody's tickets. */
export function panelCommand(): Command {
  return new Command('panel')
    .description('find the fairest lottery over panels and write the document to publish before the draw')
    .requiredOption('--categories <file>', 'CSV: category,feature,min,max')
    .requiredOption('--respondents <file>', 'CSV: one row a person, a column for each category')
    .requiredOption('--size <people>', 'places on the panel', number)
    .addOption(
      new Option('--method <name>', 'how chances are made fair').choices(algorithms).default('leximin'),
    )
    .option('--panels <number>', 'equally likely panels to list', number, 1000)
    .option('--id <column>', 'the column with each person’s id')
    .option('--household <columns...>', 'columns that together say where somebody lives')
    .option('--selected <ids...>', 'people who are on the panel already')
    .option(
      '--secret-file <file>',
      'text of 16 characters or more that the salts are made from; made up where missing',
    )
    .option('--out <file>', 'where to write the document to publish')
    .option('--tickets <file>', 'where to write everybody’s ticket (secret until the draw)')
    .option('--json', 'print the result as JSON')
    .action(async (options: Options) => {
      const [categories, respondents] = await Promise.all([
        readText(options.categories),
        readText(options.respondents),
      ])
      const secret = options.secretFile
        ? (await readText(options.secretFile)).trim()
        : randomBytes(32).toString('hex')
      const progress = bar()
      const made = await withFiles({ quotas: options.categories, people: options.respondents }, async () => {
        const pool = readCsv(categories, respondents, {
          panelSize: options.size,
          ...(options.id === undefined ? {} : { idColumn: options.id }),
          ...(options.household === undefined ? {} : { householdColumns: options.household }),
        })
        try {
          const { selected = [] } = options
          const lottery = await findLottery(
            { ...pool, selected },
            { algorithm: options.method, onProgress: progress.show },
          )
          return { explanation: explain(lottery), ...commit(lottery, { panels: options.panels, secret }) }
        } finally {
          progress.clear()
        }
      })
      if (options.out) await writeJson(options.out, made.document)
      if (options.tickets) await writeJson(options.tickets, made.tickets, true)
      const { explanation, digest } = made
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ explanation, digest, document: made.document })}\n`
          : tellLottery(explanation, made.document.panels.length, digest),
      )
    })
}
