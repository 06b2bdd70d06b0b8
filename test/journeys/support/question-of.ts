import { sql } from 'kysely'
import { asPerson } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import type { WithRolls } from './list-of.ts'

/** Somebody whom `as` invites, and of whom nobody knows how old they are. @returns where it is asked */
export async function questionOf(town: WithRolls, as: Name): Promise<string> {
  const me = { placeId: DEMO_PLACE, personId: await town.id(as) }
  const [stranger, tie] = [idOf('invited stranger'), idOf('tie of the invited stranger')]
  await asPerson(town.house.db, me, (tx) =>
    sql`select add_invited(${stranger}, ${tie}, 'Walter Osei', 'new@wharton.example', 'friend', 'from')`.execute(
      tx,
    ),
  )
  return `/school/grown-ups?person=${stranger}`
}
