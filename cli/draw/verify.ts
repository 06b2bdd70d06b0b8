import { audit, type DrawDocument, digestOfDocument, readCsv, type Ticket, verify } from '@kith/sortition'
import { Command } from 'commander'
import { readJson, readText, withFiles } from './files.ts'
import { tellVerdict } from './table.ts'

interface Options {
  readonly randomness?: string
  readonly categories?: string
  readonly respondents?: string
  readonly tickets?: string
  readonly id?: string
  readonly household?: readonly string[]
  readonly selected?: readonly string[]
  readonly digest?: string
  readonly json?: boolean
}

/** Checks a document and, with the public randomness, picks its panel. Ends with exit code 1 when something is wrong. */
export async function verifyFile(file: string, options: Options): Promise<void> {
  const document = await readJson(file)
  const files = {
    document: file,
    ...(options.categories && { quotas: options.categories }),
    ...(options.respondents && { people: options.respondents }),
  }
  const verdict = await withFiles(files, async () => {
    if (!options.categories || !options.respondents || !options.tickets)
      return verify(document, options.randomness)
    const tickets = (await readJson(options.tickets)) as readonly Ticket[]
    const pool = readCsv(await readText(options.categories), await readText(options.respondents), {
      panelSize: (document as { panelSize: number }).panelSize,
      ...(options.id === undefined ? {} : { idColumn: options.id }),
      ...(options.household === undefined ? {} : { householdColumns: options.household }),
    })
    const salts = Object.fromEntries(tickets.map(({ id, salt }) => [id, salt]))
    return audit(document, {
      pool: { ...pool, selected: options.selected ?? [] },
      salts,
      ...(options.randomness === undefined ? {} : { randomness: options.randomness }),
    })
  })
  process.stdout.write(options.json ? `${JSON.stringify(verdict)}\n` : tellVerdict(verdict))
  const digest = digestOfDocument(document as DrawDocument)
  const changed = options.digest !== undefined && options.digest.trim().toLowerCase() !== digest
  if (changed)
    process.stderr.write(`The document has been changed: its digest is ${digest}, not ${options.digest}.\n`)
  if (!verdict.ok || changed) process.exitCode = 1
}

/** `kith draw verify`: what anybody can check; with pool and tickets, what an auditor can. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('check a published draw and pick its panel; with pool and tickets, recompute it')
    .argument('<document>', 'the published document')
    .option('--randomness <words>', 'the public numbers that pick the panel')
    .option('--digest <digest>', 'the digest that was published: is this still that document?')
    .option('--categories <file>', 'for an auditor: the quotas')
    .option('--respondents <file>', 'for an auditor: the pool')
    .option('--tickets <file>', 'for an auditor: the tickets')
    .option('--id <column>', 'the column with each person’s id')
    .option('--household <columns...>', 'columns that together say where somebody lives')
    .option('--selected <ids...>', 'for an auditor: people who were on the panel already')
    .option('--json', 'print the verdict as JSON')
    .action(verifyFile)
}
