import { Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../../app/config.ts'
import { openDatabase } from '../../app/database.ts'
import { bringPool, type PoolBroughtIn } from '../../app/power/assemblies/bring-in/bring-in.ts'
import { readPool } from '../../app/power/assemblies/bring-in/read-pool.ts'
import { houseSecret, installationSecret } from '../../app/secret.ts'
import { asOperator } from '../../db/as-operator.ts'
import { connect } from '../../db/client.ts'
import { findPlace } from './place.ts'

interface Options {
  readonly size?: number
  readonly title?: string
  readonly question: string
  readonly host?: string
  readonly place?: string
  readonly name?: string
}

const places = (text: string): number => {
  if (/^[1-9]\d{0,2}$/.test(text) && Number(text) >= 2 && Number(text) <= 400) return Number(text)
  throw new InvalidArgumentError('Give a whole number from 2 to 400.')
}

/** `kith import pool`: people who said yes elsewhere, as an assembly that is ready to be drawn. */
export const poolCommand = (): Command =>
  new Command('pool')
    .description('a pool for a citizens’ assembly: the two CSV files of the Sortition Foundation’s tools')
    .argument(
      '<path>',
      'a folder with categories.csv (or features.csv) and respondents.csv (or candidates.csv)',
    )
    .option(
      '--size <people>',
      'places on the panel; the number at the end of the folder’s name, if left out',
      places,
    )
    .option('--title <words>', 'what it is called; the folder’s name, if it is left out')
    .option('--question <words>', 'the question to the panel', 'The question was not brought in.')
    .option(
      '--host <name>',
      'the group in whose name it is held; the organisation that has an organiser, if left out',
    )
    .option('--place <slug>', 'which place, where there is more than one')
    .option('--name <name>', 'the name of the place, to make it if it is not there yet')
    .addHelpText(
      'after',
      `
Exit codes: 0 it is here; 1 it could not be done, and nothing was changed.
Example:
  npx kith import pool fixture_150_22 --title "The old quay"`,
    )
    .action(bring)

async function bring(path: string, options: Options): Promise<void> {
  const read = await readPool(path, options.size)
  const config = readConfig()
  const database = await openDatabase(config)
  const owner = connect(database.url, { max: 2 })
  try {
    const place = await findPlace(owner, options)
    const found = await asOperator(owner, place.id, async (tx) => {
      if (place.isNew)
        await tx
          .insertInto('places')
          .values({ place_id: place.id, name: place.name, slug: place.slug })
          .execute()
      return bringPool(tx, {
        ...read,
        placeId: place.id,
        secret: houseSecret(installationSecret(config, database.url)),
        title: (options.title ?? read.called).slice(0, 120),
        question: options.question,
        ...(options.host !== undefined && { host: options.host }),
      })
    })
    process.stdout.write(tell(found, read.pool.people.length, read.pool.panelSize))
  } finally {
    await owner.destroy()
    await database.stop()
  }
}

const tell = ({ id, wasThere, hostName, isUnrun }: PoolBroughtIn, people: number, size: number): string =>
  `${[
    wasThere
      ? 'It was here already, and was left as it is.'
      : `${people} people are in the pool, for ${size} places. It is held in the name of ${hostName}.`,
    ...(isUnrun ? [`Nobody runs it yet: npx kith person NAME --role organiser --group "${hostName}"`] : []),
    `It is at /assemblies/${id}`,
  ].join('\n')}\n`
