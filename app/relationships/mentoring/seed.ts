import { sql } from 'kysely'
import { become, type Tx } from '#db/client.ts'
import type { Cast } from '#db/seeds/demo-town.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { type SeedOffer, staffOffers, theirOffers } from './seed-offers.ts'

/**
 * Bridgefield in the middle of choosing: Nia, Walter and some staff offer, one of them with a check that has run out; learners
 * of Year 10 have said whom they would like. Priya has Nia already; Ngozi has nobody yet.
 */
export async function seedMentoring(tx: Tx, people: Cast): Promise<void> {
  const as = (personId: string) => become(tx, { placeId: DEMO_PLACE, personId })
  await halfTerm(tx, people)
  const staff = await staffOf(tx, staffOffers.length, Object.values(people))
  const offers: readonly (readonly [string, SeedOffer])[] = [
    [people.nia, theirOffers.nia],
    [people.walter, theirOffers.walter],
    ...staff.map((id, n) => [id, staffOffers[n]!] as const),
  ]
  for (const [id, { about, loves, languages, times, places }] of offers) {
    await as(id)
    await sql`select offer_mentoring(${idOf(`offer ${id}`)}, ${about}, ${loves}, ${[...languages]}::text[], ${[...times]}::text[], ${places})`.execute(
      tx,
    )
  }
  await as(people.maja)
  for (const [n, id] of [people.walter, ...staff].entries()) {
    // The last one's check ran out last week.
    const until = n === staff.length ? sql`current_date - 7` : sql`current_date + ${300 - 20 * n}::int`
    await sql`select record_vetting(${idOf(`mentor check ${n}`)}, ${id}, 'mentor', 'Enhanced DBS', current_date - 380, ${until})`.execute(
      tx,
    )
  }
  const able = [people.nia, people.walter, ...staff.slice(0, -1)]
  for (const [n, learner] of (await learnersOf(tx, Object.values(people))).entries()) {
    const ranking = Array.from(
      { length: 2 + (n % 5) },
      (_, k) => able[(n * (1 + (n % 3)) + k * (1 + (n % 2))) % able.length]!,
    )
    await as(learner)
    await sql`select choose_mentors(${[...new Set(ranking)]}::uuid[], '{}', '{}')`.execute(tx)
  }
}

/** The half-term that today is in, for all the schools. */
async function halfTerm(tx: Tx, people: Cast) {
  await become(tx, { placeId: DEMO_PLACE, personId: people.maja })
  await sql`insert into terms (place_id, id, group_id, kind, title, starts_on, ends_on)
    select ${DEMO_PLACE}, ${idOf('half-term')}, id, 'half_term', 'This half-term', current_date - 30, current_date + 12
    from groups where place_id = ${DEMO_PLACE} and kind = 'partnership'`.execute(tx)
}

/** Teachers of Bridgefield who have no name in the cast. */
async function staffOf(tx: Tx, most: number, cast: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id, p.family_name, p.given_name from people p
    join memberships m on m.place_id = p.place_id and m.person_id = p.id and m.role = 'teacher' and m.to_at is null
    join groups g on g.place_id = m.place_id and g.id = m.group_id
    join groups s on s.place_id = g.place_id and s.id in (g.id, g.parent_id) and s.name like 'Bridgefield%'
    where p.place_id = ${DEMO_PLACE} and not (p.id = any (${[...cast]}::uuid[]))
    order by p.family_name, p.given_name, p.id limit ${most}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Learners of Bridgefield East who have no name in the cast. */
async function learnersOf(tx: Tx, cast: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id, p.family_name, p.given_name from people p
    join memberships m on m.place_id = p.place_id and m.person_id = p.id and m.role = 'student' and m.to_at is null
    join groups g on g.place_id = m.place_id and g.id = m.group_id and g.parent_id = ${idOf('Bridgefield East')}
    where p.place_id = ${DEMO_PLACE} and not (p.id = any (${[...cast]}::uuid[]))
    order by p.family_name, p.given_name, p.id limit 24`.execute(tx)
  return rows.map(({ id }) => id)
}
