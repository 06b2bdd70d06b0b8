import { type Address, drawLetters, SortitionError } from '@kith/sortition'
import { Command } from 'commander'
import { parse } from 'csv-parse/sync'
import { readText, withFiles } from './files.ts'
import { number } from './panel.ts'

interface Options {
  readonly addresses: string
  readonly letters: number
  readonly by: readonly string[]
  readonly id: string
  readonly seed: string
  readonly json?: boolean
}

/** `kith draw letters`: stage one, which addresses get a letter. */
export function lettersCommand(): Command {
  return new Command('letters')
    .description('draw the addresses that get a letter, evenly or spread over areas')
    .requiredOption('--addresses <file>', 'CSV with headings, one address a row')
    .requiredOption('--letters <number>', 'how many letters', number)
    .requiredOption('--seed <words>', 'words of chance, published first or rolled in public')
    .option('--by <columns...>', 'spread the letters in proportion over these columns', [])
    .option('--id <column>', 'the column with each address’s id', 'id')
    .option('--json', 'print the result as JSON')
    .action(async (options: Options) => {
      const text = await readText(options.addresses)
      const drawn = await withFiles([options.addresses], () =>
        drawLetters({
          addresses: read(text, options.id),
          letters: options.letters,
          stratifyBy: options.by,
          seed: options.seed,
        }),
      )
      const rows = drawn.strata.map(
        ({ stratum, addresses, letters }) => `${stratum}: ${letters} letters to ${addresses} addresses`,
      )
      process.stdout.write(
        options.json ? `${JSON.stringify(drawn)}\n` : `${[...rows, '', ...drawn.ids].join('\n')}\n`,
      )
    })
}

function read(text: string, column: string): Address[] {
  let rows: Record<string, string>[]
  try {
    rows = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true })
  } catch (problem) {
    throw new SortitionError(`This is not CSV: ${(problem as Error).message}.`, {
      mend: 'Save it as CSV (UTF-8).',
    })
  }
  return rows.map((traits) => ({ id: traits[column] ?? '', traits }))
}
