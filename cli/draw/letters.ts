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
      const drawn = await withFiles({ addresses: options.addresses }, () => draw(read(text), options))
      const rows = drawn.strata.map(
        ({ stratum, addresses, letters }) => `${stratum}: ${letters} letters to ${addresses} addresses`,
      )
      process.stdout.write(
        options.json ? `${JSON.stringify(drawn)}\n` : `${[...rows, '', ...drawn.ids].join('\n')}\n`,
      )
    })
}

interface Row {
  readonly record: Readonly<Record<string, string>>
  readonly info: { readonly lines: number }
}

function read(text: string): Row[] {
  try {
    return parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true, info: true }) as never
  } catch (problem) {
    throw new SortitionError(`This is not CSV: ${(problem as Error).message}.`, {
      mend: 'Save it as CSV (UTF-8).',
    })
  }
}

/** Draws; an error names the line of the file where the engine names the row. */
function draw(rows: readonly Row[], { id, letters, by, seed }: Options) {
  const addresses: Address[] = rows.map(({ record }) => ({ id: record[id] ?? '', traits: record }))
  try {
    return drawLetters({ addresses, letters, stratifyBy: by, seed })
  } catch (problem) {
    if (!(problem instanceof SortitionError) || typeof problem.row !== 'number') throw problem
    const { field, mend } = problem
    throw new SortitionError(problem.problem, {
      ...{ row: rows[problem.row - 1]!.info.lines, mend },
      ...(field !== undefined && { field }),
    })
  }
}
