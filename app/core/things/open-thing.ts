import { sql } from 'kysely'
import type { Me, Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { record } from '../trail/record.ts'

export interface OpenThing {
  /** The caller's id for the grant. */
  readonly id: string
  readonly thingId: string
  readonly to: { readonly tieId: string } | { readonly groupId: string }
  readonly may: 'see' | 'propose'
  readonly until: Date | null
}

/**
 * Opens a thing of mine, and what is in it except what is set apart, through a tie or a group. What was open the same way
 * is replaced. @throws Refused not-yours
 */
export async function openThing(tx: Tx, me: Me, { id, thingId, to, may, until }: OpenThing): Promise<void> {
  await closeMatching(tx, thingId, to)
  const door = 'tieId' in to ? { tie_id: to.tieId } : { group_id: to.groupId }
  await tx
    .insertInto('grants')
    .values({
      place_id: me.placeId,
      id,
      thing_id: thingId,
      ...door,
      may,
      given_by: me.personId,
      until_at: until,
    })
    .execute()
  await record(tx, { verb: 'grant.open', subject: me.personId, thing: thingId })
}

/** Takes a grant back: the door shuts at once. @throws Refused unseen */
export async function closeDoor(tx: Tx, me: Me, grantId: string): Promise<void> {
  const closed = await tx
    .updateTable('grants')
    .set({ taken_back_at: sql`now()` })
    .where('id', '=', grantId)
    .where('taken_back_at', 'is', null)
    .returning('thing_id')
    .executeTakeFirst()
  if (closed === undefined) throw new Refused('unseen')
  await record(tx, { verb: 'grant.close', subject: me.personId, thing: closed.thing_id })
}

/** Sets a part apart, so that opening the whole does not open it, or puts it back. @throws Refused unseen */
export async function setApart(tx: Tx, me: Me, thingId: string, apart: boolean): Promise<void> {
  const changed = await tx
    .updateTable('things')
    .set({ apart_since: apart ? sql`coalesce(apart_since, now())` : null })
    .where('id', '=', thingId)
    .where('parent_id', 'is not', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) throw new Refused('unseen')
  await record(tx, { verb: apart ? 'thing.apart' : 'thing.together', subject: me.personId, thing: thingId })
}

async function closeMatching(tx: Tx, thingId: string, to: OpenThing['to']) {
  await tx
    .updateTable('grants')
    .set({ taken_back_at: sql`now()` })
    .where('thing_id', '=', thingId)
    .where('taken_back_at', 'is', null)
    .where('tieId' in to ? 'tie_id' : 'group_id', '=', 'tieId' in to ? to.tieId : to.groupId)
    .execute()
}
