import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { readConfig } from '../app/config.ts'
import type { BroughtIn } from '../app/core/rolls/bring-in.ts'
import { bringInPath } from '../app/core/rolls/bring-in-path.ts'
import type { PlainList } from '../app/core/rolls/open-roll.ts'
import { problemTable } from '../app/core/rolls/problem-table.ts'
import { openDatabase } from '../app/database.ts'
import { asOperator } from '../db/as-operator.ts'
import { connect, type Tx } from '../db/client.ts'
import { mappingOf } from './import/mapping.ts'
import { opinionCommand } from './import/opinion.ts'
import { pabulibCommand } from './import/pabulib.ts'
import { findPlace, type Place } from './import/place.ts'
import { poolCommand } from './import/pool.ts'
import { rollBar } from './import/roll-bar.ts'
import { tellFindings } from './import/tell-findings.ts'

interface Options {
  readonly dryRun?: true
  readonly source: string
  readonly place?: string
  readonly name?: string
  readonly problems?: string
}

interface PlainOptions extends Options {
  readonly map?: readonly string[]
  readonly school: string
  readonly complete?: true
}

const EXITS = `
Exit codes: 0 all was taken; 2 it was done, and something was left out; 1 it could not be done, and nothing was changed.`

/** `kith import`: a school's roll, by whoever runs Kith, for the whole place. */
export function importCommand(): Command {
  const command = new Command('import').description(
    'bring in a school’s roll, or a process that was held elsewhere',
  )
  command.addCommand(
    common('oneroster', 'a OneRoster 1.1 or 1.2 export: a folder or a zip', 'roll')
      .addHelpText(
        'after',
        `${EXITS}
Examples:
  npx kith import oneroster export.zip --dry-run --problems problems.csv
  KITH_DEMO=0 npx kith import oneroster export.zip --name "Wharton Vale"`,
      )
      .action((path: string, options: Options) => bring(path, options)),
  )
  command.addCommand(
    common('plain', 'one CSV file with any headings', 'list')
      .requiredOption('--school <name>', 'the school it is of; made if it is not there')
      .option(
        '--map <heading=what...>',
        'what a column holds, where Kith guesses wrong: "Known as=preferredGivenName", "Notes="',
      )
      .option('--complete', 'everybody at the school is in it: whoever is missing has left')
      .addHelpText(
        'after',
        `${EXITS}
Example:
  npx kith import plain pupils.csv --school "Overdale Primary" --map "Reg=class" --dry-run`,
      )
      .action(async (path: string, options: PlainOptions) => {
        const mapping = await mappingOf(path, options.map ?? [])
        await bring(path, options, (tx) => plainList(tx, options, mapping))
      }),
  )
  command.addCommand(opinionCommand())
  command.addCommand(pabulibCommand())
  command.addCommand(poolCommand())
  return command
}

const common = (name: string, description: string, source: string) =>
  new Command(name)
    .description(description)
    .argument('<path>')
    .option('--dry-run', 'say what would happen, and change nothing')
    .option('--source <name>', 'the system it comes from: the same name finds the same people again', source)
    .option('--place <slug>', 'which place, where there is more than one')
    .option('--name <name>', 'the name of the place, to make it if it is not there yet')
    .option('--problems <file.csv>', 'write all that needs a look as a table')

async function bring(path: string, options: Options, plain?: (tx: Tx) => Promise<PlainList>): Promise<void> {
  const database = await openDatabase(readConfig())
  const owner = connect(database.url, { max: 2 })
  const bar = rollBar()
  const stopping = new AbortController()
  const stop = () => stopping.abort(new Error('Stopped. Nothing was changed.'))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const place = await findPlace(owner, options)
    const found = await bringInPath(
      (work) =>
        asOperator(owner, place.id, async (tx) => {
          await makeIfNew(tx, place)
          return work(tx)
        }),
      {
        placeId: place.id,
        path,
        source: options.source,
        dryRun: options.dryRun === true,
        ...(plain && { plain }),
        onProgress: ({ read, total }) => bar.show(total > 0 ? read / total : 0),
        onWriting: bar.writing,
        signal: stopping.signal,
      },
    )
    bar.clear()
    await tell(found, place, options)
  } finally {
    bar.clear()
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await owner.destroy()
    await database.stop()
  }
}

async function makeIfNew(tx: Tx, { id, name, slug, isNew }: Place): Promise<void> {
  if (isNew) await tx.insertInto('places').values({ place_id: id, name, slug }).execute()
}

async function tell(found: BroughtIn, place: Place, { problems, dryRun }: Options): Promise<void> {
  if (problems !== undefined) await writeFile(problems, problemTable(found.problems))
  const words = tellFindings(found, { place: place.name, dryRun: dryRun === true, listed: problems })
  process.stdout.write(words)
  if (found.leftOutCount > 0) process.exitCode = 2
}

async function plainList(
  tx: Tx,
  { school, complete, source }: PlainOptions,
  mapping: PlainList['mapping'],
): Promise<PlainList> {
  const { rows } = await sql<{ sourcedId: string; name: string }>`
    select roll_name_of_group(${source}, g.id) as "sourcedId", g.name from groups g
    where g.place_id = here() and g.kind in ('school', 'small_school') and lower(g.name) = lower(${school}) limit 1`.execute(
    tx,
  )
  return { mapping, school: rows[0] ?? { sourcedId: newId(), name: school }, complete: complete === true }
}
