import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** `own`: what a party has. `purpose`: set aside for a source. `outside`: beyond this place, where money comes from and goes. */
export type AccountKind = 'own' | 'purpose' | 'outside'

export interface Account {
  readonly ownerId: string
  readonly kind: AccountKind
  /** A source that I run and whose host the owner is, or because of which a person is paid. */
  readonly sourceId: string
  /** ISO 4217. */
  readonly unit: string
}

/** The account of a party, made where there is none yet. @throws Refused not-yours */
export async function accountOf(tx: Tx, { ownerId, kind, sourceId, unit }: Account): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select open_account(${ownerId}, ${kind}, ${sourceId}, ${unit}) as id`.execute(tx)
  return rows[0]!.id
}

/** What is set aside for sources that I see, by source, in minor units. */
export async function setAside(tx: Tx, sourceIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ source_id: string; balance: number }>`
    select a.source_id, coalesce(sum(case when e.to_id = a.id then e.amount else -e.amount end), 0)::bigint as balance
    from accounts a left join entries e on a.id in (e.from_id, e.to_id)
    where a.source_id = any(${[...sourceIds]}::uuid[]) group by a.source_id`.execute(tx)
  return new Map(rows.map(({ source_id, balance }) => [source_id, Number(balance)]))
}
