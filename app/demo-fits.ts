import pg from 'pg'
import { DEMO_PLACE } from '#db/seeds/ids.ts'

/** Which places an installation has, as far as the demo is concerned. */
export interface Places {
  readonly hasDemoTown: boolean
  readonly others: readonly string[]
}

/** @param url the owner's connection to a migrated database */
export async function placesIn(url: string): Promise<Places> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    const { rows } = await db.query<{ id: string; name: string }>(
      'select place_id as id, name from places order by name',
    )
    const others = rows.filter(({ id }) => id !== DEMO_PLACE).map(({ name }) => name)
    return { hasDemoTown: others.length < rows.length, others }
  } finally {
    await db.end()
  }
}

/** The demo goes where it has been, or where nobody is yet: never into a place of real people, restored from a backup say. */
export const demoFits = ({ hasDemoTown, others }: Places): boolean => hasDemoTown || others.length === 0
