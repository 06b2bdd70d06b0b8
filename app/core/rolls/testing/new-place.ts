import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { asOperator } from '#db/as-operator.ts'
import { asPerson, type Tx } from '#db/client.ts'
import { type Files, rollFrom } from '#standards/oneroster/testing.ts'
import type { RollRecord } from '#standards/roll/types.ts'
import { town } from '#test/support/town.ts'
import { type BroughtIn, bringIn } from '../bring-in.ts'

export interface Bring {
  readonly complete?: boolean
  readonly dryRun?: boolean
  readonly source?: string
  /** As this person; else as whoever runs Kith. */
  readonly as?: string
  readonly records?: AsyncIterable<RollRecord>
}

/** A place of a test's own in the worker's database, and ways to bring rolls into it and to look. */
export interface NewPlace {
  readonly id: string
  readonly bring: (files: Files, how?: Bring) => Promise<BroughtIn>
  readonly asOwner: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Rows as the owner sees them: `$place` stands for the place. */
  readonly rows: <R>(text: string) => Promise<R[]>
  /** The id here of somebody or something on the roll. */
  readonly idOf: (kind: string, external: string, source?: string) => Promise<string>
}

export async function newPlace(): Promise<NewPlace> {
  const here = await town()
  const id = newId()
  const asOwner = <T>(work: (tx: Tx) => Promise<T>) => asOperator(here.owner, id, work)
  await asOwner(async (tx) => {
    await tx
      .insertInto('places')
      .values({ place_id: id, name: 'A place', slug: `p-${id}` })
      .execute()
  })
  const rows = async <R>(text: string) =>
    (await sql<R>`${sql.raw(text.replaceAll('$place', `'${id}'`))}`.execute(here.owner)).rows
  const bring: NewPlace['bring'] = async (files, how = {}) => {
    const { complete = true, dryRun = false, source = 'roll', as: personId } = how
    const importId = newId()
    const run =
      personId === undefined
        ? asOwner
        : <T>(work: (tx: Tx) => Promise<T>) => asPerson(here.house.db, { placeId: id, personId }, work)
    await run(async (tx) => {
      const values = { place_id: id, id: importId, format: 'oneroster', source, file_name: 'roll.zip' }
      await tx
        .insertInto('imports')
        .values({ ...values, dry_run: dryRun, started_by: personId ?? null })
        .execute()
    })
    const given = how.records
    const roll = given === undefined ? await rollFrom(files) : { records: () => given, close: async () => {} }
    try {
      return await bringIn(run, {
        importId,
        placeId: id,
        source,
        records: roll.records,
        isComplete: () => complete,
        dryRun,
      })
    } finally {
      await roll.close()
    }
  }
  const idOf: NewPlace['idOf'] = async (kind, external, source = 'roll') => {
    const [found] = await rows<{ id: string }>(
      `select id from roll_ids where place_id = $place and source = '${source}' and kind = '${kind}' and external_id = '${external}'`,
    )
    return found!.id
  }
  return { id, bring, asOwner, rows, idOf }
}

/** Files like these with some lines changed: `with_(GOOD, 'users.csv', ['Ada', 'Ida'])`. */
export function with_(files: Files, name: string, ...changes: readonly (readonly [string, string])[]): Files {
  const before = String(files[name])
  const after = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${name} has no “${from}”`)
    return text.replaceAll(from, to)
  }, before)
  return { ...files, [name]: after }
}
