import { drawAlternates, readCsv, replace } from '@kith/sortition'
import { Command, Option } from 'commander'
import { bar } from './bar.ts'
import { readText, withFiles } from './files.ts'
import { number } from './panel.ts'

interface Options {
  readonly categories: string
  readonly respondents: string
  readonly panel: readonly string[]
  readonly leaving: readonly string[]
  readonly when: 'before' | 'after'
  readonly alternates?: readonly string[]
  readonly id?: string
  readonly household?: readonly string[]
  readonly count: number
  readonly seed: string
  readonly json?: boolean
}

const shared = (command: Command) =>
  command
    .requiredOption('--categories <file>', 'CSV: category,feature,min,max')
    .requiredOption('--respondents <file>', 'CSV: the pool')
    .requiredOption('--panel <ids...>', 'the panel as it is')
    .requiredOption('--seed <words>', 'words of chance, published first or rolled in public')
    .option('--id <column>', 'the column with each person’s id')
    .option('--household <columns...>', 'columns that together say where somebody lives')
    .option('--json', 'print the result as JSON')

const files = ({ categories, respondents }: Options) => ({ quotas: categories, people: respondents })

async function poolOf(options: Options) {
  return readCsv(await readText(options.categories), await readText(options.respondents), {
    panelSize: options.panel.length,
    ...(options.id === undefined ? {} : { idColumn: options.id }),
    ...(options.household === undefined ? {} : { householdColumns: options.household }),
  })
}

/** `kith draw replace`: who steps in for those who drop out. */
export function replaceCommand(): Command {
  return shared(
    new Command('replace').description('fill the places of people who drop out, keeping the quotas'),
  )
    .requiredOption('--leaving <ids...>', 'who drops out')
    .addOption(
      new Option('--when <moment>', 'before or after the first session')
        .choices(['before', 'after'])
        .default('before'),
    )
    .option('--alternates <ids...>', 'alternates drawn beforehand')
    .action(async (options: Options) => {
      const progress = bar()
      const done = await withFiles(files(options), async () =>
        replace({ ...options, pool: await poolOf(options) }, { onProgress: progress.show }),
      ).finally(progress.clear)
      const lines = [
        `Joining: ${done.joined.join(', ') || 'nobody'}`,
        ...(done.empty > 0 ? [`Places that stay empty: ${done.empty}`] : []),
        ...done.relaxed.map(({ words }) => `A quota gives way: ${words}`),
      ]
      process.stdout.write(options.json ? `${JSON.stringify(done)}\n` : `${lines.join('\n')}\n`)
    })
}

/** `kith draw alternates`: who stands by. */
export function alternatesCommand(): Command {
  return shared(new Command('alternates').description('draw people to stand by for a panel'))
    .requiredOption('--count <people>', 'how many', number)
    .action(async (options: Options) => {
      const drawn = await withFiles(files(options), async () =>
        drawAlternates({ ...options, pool: await poolOf(options) }),
      )
      const line = `Places missing on average: ${drawn.missing.without.toFixed(2)} without alternates, ${drawn.missing.with.toFixed(2)} with them.`
      process.stdout.write(
        options.json ? `${JSON.stringify(drawn)}\n` : `${[...drawn.alternates, '', line].join('\n')}\n`,
      )
    })
}
