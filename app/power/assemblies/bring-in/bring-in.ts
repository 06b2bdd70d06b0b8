import { sql } from 'kysely'
import { v5 } from 'uuid'
import type { Tx } from '#db/client.ts'
import { codeHash, codeOf } from '../codes.ts'
import type { PoolRead } from './read-pool.ts'

export interface BringPool extends PoolRead {
  readonly placeId: string
  /** Seals codes: each person of the pool gets one, to see their chance. */
  readonly secret: string
  readonly title: string
  readonly question: string
  /** The group in whose name it is held; made where there is none of that name. Without it the one that has an organiser. */
  readonly host?: string
}

export interface PoolBroughtIn {
  readonly id: string
  readonly wasThere: boolean
  readonly hostName: string
  /** Nobody may run it yet: the group has no organiser. */
  readonly isUnrun: boolean
}

/** Makes an assembly of a pool from files, as whoever runs Kith: ready to be drawn, on the same pages as any other. */
export async function bringPool(tx: Tx, given: BringPool): Promise<PoolBroughtIn> {
  const { placeId, pool, title, question } = given
  const host = await hostOf(tx, placeId, given.host)
  const id = v5(JSON.stringify(['assembly', title, pool]), placeId)
  const there = await tx
    .selectFrom('sources')
    .select('id')
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (there !== undefined) return { id, wasThere: true, hostName: host.name, isUnrun: !host.isRun }
  await sql`select make_source(${id}, 'assembly', ${host.id}, ${host.id}, ${title}, 'public', null, null)`.execute(
    tx,
  )
  await tx
    .insertInto('assemblies')
    .values({
      place_id: placeId,
      id,
      question,
      framed_by: 'whoever brought it in',
      stance: 'advises',
      days: 'It was brought in from a file; its days are not said.',
      reach: host.name,
      places: pool.panelSize,
      answers_until: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
      keep_days: 90,
    })
    .execute()
  await sql`
    insert into assembly_traits (place_id, assembly_id, category, value, category_position, position, least, most, least_flex, most_flex)
    select ${placeId}, ${id}, q.value ->> 'category', q.value ->> 'value', dense_rank() over (order by q.value ->> 'category'),
      q.ordinality, (q.value ->> 'min')::int, (q.value ->> 'max')::int, (q.value ->> 'minFlex')::int, (q.value ->> 'maxFlex')::int
    from jsonb_array_elements(${JSON.stringify(pool.quotas)}::jsonb) with ordinality q`.execute(tx)
  await people(tx, given, id)
  return { id, wasThere: false, hostName: host.name, isUnrun: !host.isRun }
}

async function people(
  tx: Tx,
  { placeId, pool, contacts, secret }: BringPool,
  assemblyId: string,
): Promise<void> {
  const rows = pool.people.map(({ id: said, traits, household }) => {
    const id = v5(said, assemblyId)
    const contact = contacts.get(said)
    const name = contact?.name || said
    return {
      id,
      name: name.slice(0, 200),
      reach: contact?.reach || `as ${said} in the file`,
      traits,
      household,
      hash: codeHash(secret, codeOf(secret, 'file', id)),
    }
  })
  await sql`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, name text, reach text, traits jsonb, household text, hash text)),
    answers as (
      insert into assembly_answers (place_id, id, assembly_id, said, name, reach, traits, household, way, wave)
      select ${placeId}, g.id, ${assemblyId}, 'yes', g.name, g.reach, g.traits, g.household, 'file', 0 from given g)
    insert into assembly_codes (place_id, code_hash, assembly_id, answer_id)
    select ${placeId}, g.hash, ${assemblyId}, g.id from given g`.execute(tx)
}

interface Host {
  readonly id: string
  readonly name: string
  /** Somebody has the power to run what it holds. */
  readonly isRun: boolean
}

async function hostOf(tx: Tx, placeId: string, named: string | undefined): Promise<Host> {
  const { rows } = await sql<Host>`
    select g.id, g.name, exists (select from memberships m join role_powers p on p.group_kind = g.kind and p.role = m.role
      and p.power = 'host' where m.place_id = g.place_id and m.group_id = g.id and m.to_at is null) as "isRun"
    from groups g where g.place_id = ${placeId} and g.closed_at is null
      and (${named ?? null}::text is null and g.kind = 'organisation' or lower(g.name) = lower(${named ?? null}))
    order by 3 desc, g.name`.execute(tx)
  const found = named === undefined ? rows.find(({ isRun }) => isRun) : rows[0]
  if (found !== undefined) return found
  const name = named ?? 'Brought in'
  const id = v5(`host ${name}`, placeId)
  await sql`insert into parties (place_id, id, kind) values (${placeId}, ${id}, 'group') on conflict do nothing`.execute(
    tx,
  )
  await sql`insert into groups (place_id, id, kind, name) values (${placeId}, ${id}, 'organisation', ${name}) on conflict do nothing`.execute(
    tx,
  )
  return { id, name, isRun: false }
}
