import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { MadeKind } from './group-words.ts'

export interface FoundGroup {
  /** The caller's id. */
  readonly id: string
  readonly kind: MadeKind
  readonly name: string
}

/** Begins a group with me in it; in a circle, a team or a cell as its convener. @throws Refused not-yours: acting for another */
export async function foundGroup(tx: Tx, { id, kind, name }: FoundGroup): Promise<void> {
  await sql`select found_group(${id}, ${kind}, ${name})`.execute(tx)
}

/**
 * Leaves a group that people made; no reason needed. The last to leave closes it; where the last convener leaves, it goes to
 * whoever has been in it longest. @throws Refused not-yours
 */
export async function leaveGroup(tx: Tx, groupId: string): Promise<void> {
  await sql`select leave_group(${groupId})`.execute(tx)
}

/** Ends somebody's place in a group I convene. @throws Refused not-yours */
export async function endMembership(tx: Tx, membershipId: string): Promise<void> {
  await sql`select end_membership(${membershipId})`.execute(tx)
}

/** Ends a group I convene, for everybody. @throws Refused not-yours */
export async function endGroup(tx: Tx, groupId: string): Promise<void> {
  await sql`select end_group(${groupId})`.execute(tx)
}
