import { v7 as newId } from 'uuid'
import type { Me, Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { record } from '../trail/record.ts'
import { newVersion, type Section } from './plan.ts'

export interface Words {
  readonly text: string
  /** For a step: the goal it is on the way to. */
  readonly goalId?: string | null
  readonly doneOn?: string | null
}

export interface NewItem extends Words {
  /** The caller's id. */
  readonly id: string
  readonly planId: string
  /** The version this started from. */
  readonly from: number
  readonly section: Section
  /** Keep it to myself, whatever the plan is opened to. */
  readonly apart?: boolean
  /** Who wrote the words, where I took somebody's suggestion. */
  readonly writtenBy?: string | null
}

/** Adds an item to my plan; makes its next version. @throws Refused stale, unseen, not-consented */
export async function addItem(tx: Tx, me: Me, item: NewItem): Promise<number> {
  const {
    id,
    planId,
    from,
    section,
    apart = false,
    text,
    goalId = null,
    doneOn = null,
    writtenBy = null,
  } = item
  const place_id = me.placeId
  const version = await newVersion(tx, me, planId, from)
  const { position } = await tx
    .selectFrom('plan_items')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('things')
    .values({
      place_id,
      id,
      kind: 'plan_item',
      owner_id: me.personId,
      parent_id: planId,
      apart_since: apart ? new Date() : null,
    })
    .execute()
  await tx
    .insertInto('plan_items')
    .values({
      place_id,
      id: newId(),
      item_id: id,
      plan_id: planId,
      from_version: version,
      section,
      position: (position ?? 0) + 1,
      goal_id: goalId,
      text,
      done_on: doneOn,
      written_by: writtenBy,
    })
    .execute()
  await record(tx, { verb: 'plan.write', subject: me.personId, thing: planId })
  return version
}

/** New words for an item of my plan; what it said before stays in the versions before. @throws Refused */
export async function changeItem(
  tx: Tx,
  me: Me,
  itemId: string,
  from: number,
  words: Words,
): Promise<number> {
  const old = await current(tx, itemId)
  const version = await newVersion(tx, me, old.plan_id, from)
  await end(tx, old.id, version)
  await tx
    .insertInto('plan_items')
    .values({
      ...old,
      id: newId(),
      from_version: version,
      text: words.text,
      goal_id: words.goalId === undefined ? old.goal_id : words.goalId,
      done_on: words.doneOn === undefined ? old.done_on : words.doneOn,
    })
    .execute()
  await record(tx, { verb: 'plan.write', subject: me.personId, thing: old.plan_id })
  return version
}

/** Takes an item out of my plan; the versions before keep it. @throws Refused */
export async function removeItem(tx: Tx, me: Me, itemId: string, from: number): Promise<number> {
  const old = await current(tx, itemId)
  const version = await newVersion(tx, me, old.plan_id, from)
  await end(tx, old.id, version)
  await record(tx, { verb: 'plan.write', subject: me.personId, thing: old.plan_id })
  return version
}

async function current(tx: Tx, itemId: string) {
  const row = await tx
    .selectFrom('plan_items')
    .selectAll()
    .where('item_id', '=', itemId)
    .where('to_version', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw new Refused('unseen')
  return row
}

const end = (tx: Tx, id: string, to_version: number) =>
  tx.updateTable('plan_items').set({ to_version }).where('id', '=', id).execute()
