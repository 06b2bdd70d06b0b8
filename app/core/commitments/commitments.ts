import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { nameOf } from '../people/name.ts'

/** Who will do what by when, and what came of it. */
export interface Commitment {
  readonly id: string
  /** The thing it follows from; there for whoever sees that. */
  readonly sourceId: string
  readonly whoId: string
  readonly whoName: string
  readonly what: string
  /** `YYYY-MM-DD` */
  readonly byOn: string | null
  readonly madeById: string
  /** Somebody else's words for whoever is to do it, who has not taken it on. */
  readonly proposed: boolean
  readonly came: 'done' | 'let_go' | null
  readonly cameWords: string | null
}

interface Row extends Omit<Commitment, 'whoName'> {
  readonly given_name: string | null
  readonly preferred_name: string | null
  readonly family_name: string | null
}

/** Commitments that I see: because of these sources, or all that are mine to do and have no end yet. */
export async function commitments(
  tx: Tx,
  of: { readonly sources: readonly string[] } | { readonly openOf: string },
): Promise<readonly Commitment[]> {
  const which =
    'sources' in of
      ? sql`c.source_id = any(${[...of.sources]}::uuid[])`
      : sql`c.who_id = ${of.openOf} and e.came is null`
  const { rows } = await sql<Row>`
    select c.id, c.source_id as "sourceId", c.who_id as "whoId", c.what, c.by_on as "byOn", c.made_by as "madeById",
      c.taken_on_at is null as proposed, e.came, e.words as "cameWords", p.given_name, p.preferred_name, p.family_name
    from commitments c left join commitment_ends e on e.commitment_id = c.id left join people p on p.id = c.who_id
    where ${which} order by c.by_on nulls last, c.made_at, c.id`.execute(tx)
  return rows.map(({ given_name, preferred_name, family_name, ...row }) => ({
    ...row,
    whoName:
      given_name === null ? '' : nameOf({ given_name, preferred_name, family_name: family_name ?? '' }),
  }))
}

export interface Commit {
  /** The caller's id. */
  readonly id: string
  readonly sourceId: string
  readonly whoId: string
  readonly what: string
  /** `YYYY-MM-DD` */
  readonly byOn: string | null
}

/** Promises something because of a source, or proposes it to somebody else. @throws Refused not-yours */
export async function commit(tx: Tx, { id, sourceId, whoId, what, byOn }: Commit): Promise<void> {
  await sql`select add_commitment(${id}, ${sourceId}, ${whoId}, ${what}, ${byOn}::date)`.execute(tx)
}

/** Takes on what was proposed to me. @throws Refused not-yours */
export async function takeOn(tx: Tx, id: string): Promise<void> {
  await sql`select take_on(${id})`.execute(tx)
}

/** Says what came of a commitment of mine. @throws Refused not-yours */
export async function endCommitment(
  tx: Tx,
  id: string,
  came: NonNullable<Commitment['came']>,
  words: string,
): Promise<void> {
  await sql`select end_commitment(${id}, ${came}, ${words})`.execute(tx)
}
