import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { nameOf } from '../people/name.ts'

/** Contact that is stopped: the one it is against meets, sees and learns nothing of the other, not even this. */
export interface Block {
  readonly id: string
  readonly against: string
  readonly madeAt: Date
  /** Set by the person themselves, who may then lift it. */
  readonly ownWord: boolean
}

/** Blocks that stand and protect somebody: me, or one in my care. */
export async function blocksFor(tx: Tx, personId: string): Promise<readonly Block[]> {
  const { rows } = await sql<{
    id: string
    made_at: Date
    own: boolean
    against: Parameters<typeof nameOf>[0] | null
  }>`select b.id, b.made_at, b.made_by = b.protects_id as own, to_jsonb(p) as against
    from blocks b left join people p on p.id = b.against_id
    where b.protects_id = ${personId} and b.lifted_at is null order by b.made_at desc`.execute(tx)
  return rows.map(({ id, made_at, own, against }) => ({
    id,
    against: against === null ? '…' : nameOf(against),
    madeAt: made_at,
    ownWord: own,
  }))
}

export interface BlockContact {
  /** The caller's id. */
  readonly id: string
  readonly protects: string
  readonly against: string
}

/** Stops all contact, at once: for oneself, or by a lead for somebody in their care. @throws Refused not-yours */
export async function blockContact(tx: Tx, { id, protects, against }: BlockContact): Promise<void> {
  await sql`select block_contact(${id}, ${protects}, ${against})`.execute(tx)
}

/** @throws Refused not-yours: what a lead set is lifted by a lead */
export async function liftBlock(tx: Tx, id: string): Promise<void> {
  await sql`select lift_block(${id})`.execute(tx)
}
