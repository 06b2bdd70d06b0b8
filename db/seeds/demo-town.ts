import { join } from 'node:path'
import { sql } from 'kysely'
import { bringInOneRoster } from '../../app/core/rolls/bring-in-oneroster.ts'
import { practices } from '../../app/practices.ts'
import type { SignInDeps } from '../../app/sign-in/deps.ts'
import { signInLinkFor } from '../../app/sign-in/link/demo-link.ts'
import { asOperator } from '../as-operator.ts'
import type { Db, Tx } from '../client.ts'
import { cast, type Name, printed } from './cast.ts'
import { DEMO_PLACE, idOf } from './ids.ts'
import { makeLives } from './lives.ts'

const ROLL = join(import.meta.dirname, 'roll')

/**
 * Loads Wharton Vale, all of it or nothing.
 * @param owner a pool with the owner's login
 * @param secret the house's (`houseSecret`): votes that are cast in the town are sealed with it
 * @returns false where it was there already
 */
export async function ensureDemoTown(owner: Db, secret: string): Promise<boolean> {
  return asOperator(owner, DEMO_PLACE, async (tx) => {
    await sql`select pg_advisory_xact_lock(5484843)`.execute(tx)
    const there = await tx
      .selectFrom('places')
      .where('place_id', '=', DEMO_PLACE)
      .select('place_id')
      .executeTakeFirst()
    if (there !== undefined) return false
    await tx
      .insertInto('places')
      // Off: whoever looks around is everybody in turn, by printed links.
      .values({ place_id: DEMO_PLACE, name: 'Wharton Vale', slug: 'wharton-vale', passkeys_from: null })
      .execute()
    const roll = { placeId: DEMO_PLACE, path: ROLL, source: 'roll', dryRun: false }
    await bringInOneRoster((work) => work(tx), roll)
    // Everything so far is in this one transaction, so nobody has counted the rows for the planner yet.
    await sql`analyze`.execute(tx)
    const people = await findCast(tx)
    await makeLives(tx, people)
    for (const { seed } of practices) await seed?.(tx, people, secret)
    // The rows of all that, too: without it the planner takes them for none.
    await sql`analyze`.execute(tx)
    return true
  })
}

export type Cast = Readonly<Record<Name, string>>

/** The persons behind the names; those who are on no roll are made. */
async function findCast(tx: Tx): Promise<Cast> {
  const ids: Partial<Record<Name, string>> = {}
  for (const [name, named] of Object.entries(cast) as [Name, (typeof cast)[Name]][]) {
    if ('roll' in named) {
      const row = await tx
        .selectFrom('roll_ids')
        .select('id')
        .where('place_id', '=', DEMO_PLACE)
        .where('kind', '=', 'person')
        .where('external_id', '=', named.roll)
        .executeTakeFirstOrThrow()
      ids[name] = row.id
    } else {
      const id = idOf(name)
      const key = { place_id: DEMO_PLACE }
      await tx
        .insertInto('parties')
        .values({ ...key, id, kind: 'person' })
        .execute()
      await tx
        .insertInto('people')
        .values({ ...key, id, given_name: named.given, family_name: named.family })
        .execute()
      await tx
        .insertInto('people_private')
        .values({ ...key, person_id: id, email: named.email })
        .execute()
      ids[name] = id
    }
  }
  return ids as Cast
}

/** Where the demo's people come in, printed at start. */
export async function demoLinks(deps: SignInDeps, names: readonly Name[] = printed) {
  const db = deps.authDb as unknown as Db
  return Promise.all(
    names.map(async (name) => {
      const personId = await demoPerson(db, name)
      const url = await signInLinkFor(deps, { placeId: DEMO_PLACE, personId })
      const { rows } = await sql<{
        name: string
      }>`select name_of(${DEMO_PLACE}, ${personId}) as name`.execute(db)
      return { name: rows[0]!.name, who: cast[name].who, url }
    }),
  )
}

/** The id of one of the named people, found as sign-in may find it. */
export async function demoPerson(db: Db, name: Name): Promise<string> {
  const named = cast[name]
  if (!('roll' in named)) return idOf(name)
  const { rows } = await sql<{ id: string }>`select demo_person(${DEMO_PLACE}, ${named.roll}) as id`.execute(
    db,
  )
  return rows[0]!.id
}
