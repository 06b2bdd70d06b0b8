import { sql } from 'kysely'
import { roleWords } from '#core/groups/group-words.ts'
import type { Ask } from '../../http/ask.tsx'
import { type Factors, factorsOf } from '../../sign-in/person/factors.ts'

/** Somebody with a role over a whole school or place. */
export interface Wide {
  readonly id: string
  readonly name: string
  /** “head of Bridgefield East” */
  readonly roles: readonly string[]
  /** Whoever asks can let them in. */
  readonly mayLetIn: boolean
  readonly factors: Factors
}

interface Row {
  readonly person_id: string
  readonly name: string
  readonly role: string
  readonly group_name: string
  readonly may_let_in: boolean
}

/** Those in what whoever asks runs, by name. */
export async function wideIn({ tx, me, house }: Ask): Promise<readonly Wide[]> {
  const { rows } = await sql<Row>`select * from people_with_wide_roles()`.execute(tx)
  const of = Map.groupBy(rows, ({ person_id }) => person_id)
  const factors = await factorsOf(house.signIn, me.placeId, [...of.keys()])
  return [...of].map(([id, own]) => ({
    id,
    name: own[0]!.name,
    roles: own.map(({ role, group_name: group }) => `${roleWords(role)}, ${group}`),
    mayLetIn: own.every((row) => row.may_let_in),
    factors: factors(id),
  }))
}
