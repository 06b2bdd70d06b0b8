import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Me, Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import type { Circle, Gift } from '#ui/ui.ts'
import { record } from '../trail/record.ts'

/** A person's own word about somebody around them. */
export interface Word {
  readonly circle: Circle
  /** 1 close, 2 near, 3 further off. */
  readonly near: 1 | 2 | 3
  readonly gives: readonly Gift[]
}

/** One entry of my people: a tie, or a name only I see. */
export interface Entry extends Word {
  readonly id: string
  readonly tieId: string | null
  readonly name: string | null
  readonly how: string | null
  /** Kept to myself, whatever else I open. */
  readonly apart: boolean
}

/** The id of the whole of my people, made at the first call. */
export async function myWeb(tx: Tx, me: Me): Promise<string> {
  const there = await tx
    .selectFrom('things')
    .select('id')
    .where('kind', '=', 'web')
    .where('owner_id', '=', me.personId)
    .executeTakeFirst()
  if (there !== undefined) return there.id
  const id = newId()
  await tx
    .insertInto('things')
    .values({ place_id: me.placeId, id, kind: 'web', owner_id: me.personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return myWeb(tx, me)
}

/** My people as I last said it, nearest first. */
export async function myEntries(tx: Tx): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select e.id, e.tie_id as "tieId", e.name, e.how, t.apart_since is not null as apart, w.circle, w.near, w.gives
    from web_entries e join things t on t.place_id = e.place_id and t.id = e.id
    join lateral (select * from entry_words w where w.place_id = e.place_id and w.entry_id = e.id
                  order by w.said_order desc limit 1) w on true
    order by w.near, e.made_at, e.id`.execute(tx)
  return rows
}

export interface NewEntry extends Word {
  /** The caller's id. */
  readonly id: string
  readonly who: { readonly tieId: string } | { readonly name: string; readonly how: string | null }
  readonly apart?: boolean
}

/** Adds somebody to my people, in my own word. A tie is there once: saying it again says it anew. */
export async function addEntry(
  tx: Tx,
  me: Me,
  { id, who, apart = false, ...word }: NewEntry,
): Promise<string> {
  if ('tieId' in who) {
    const there = await tx
      .selectFrom('web_entries')
      .select('id')
      .where('tie_id', '=', who.tieId)
      .executeTakeFirst()
    if (there !== undefined) {
      await sayWord(tx, me, there.id, word)
      return there.id
    }
  }
  const place_id = me.placeId
  const parent_id = await myWeb(tx, me)
  await tx
    .insertInto('things')
    .values({
      place_id,
      id,
      kind: 'web_entry',
      owner_id: me.personId,
      parent_id,
      apart_since: apart ? sql`now()` : null,
    })
    .execute()
  await tx
    .insertInto('web_entries')
    .values({
      place_id,
      id,
      owner_id: me.personId,
      ...('tieId' in who ? { tie_id: who.tieId } : { name: who.name, how: who.how }),
    })
    .execute()
  await say(tx, me, id, word)
  await record(tx, { verb: 'web.write', subject: me.personId, thing: id })
  return id
}

/**
 * My word about somebody as it is now. What I said before is kept beneath.
 * @param called what I call somebody who is only a name, put right
 * @throws Refused unseen: no entry of mine, or no such name
 */
export async function sayWord(
  tx: Tx,
  me: Me,
  entryId: string,
  word: Word,
  called?: { readonly name: string; readonly how: string | null },
): Promise<void> {
  await mustBeMine(tx, entryId)
  if (called !== undefined) await mendName(tx, entryId, called)
  await say(tx, me, entryId, word)
  await record(tx, { verb: 'web.write', subject: me.personId, thing: entryId })
}

/** Takes an entry away, with all I said in it. Whether the tie stays is another matter. @throws Refused unseen */
export async function removeEntry(tx: Tx, me: Me, entryId: string): Promise<void> {
  await mustBeMine(tx, entryId)
  await record(tx, { verb: 'web.write', subject: me.personId, thing: entryId })
  await sql`select remove_entry(${entryId})`.execute(tx)
}

/**
 * A name only I see turns out to be somebody here: the entry is about a tie of mine from now on, asked or live. What I called
 * them goes before how I know them, and all I said stays.
 * @throws Refused unseen: no entry or no such tie of mine; not-possible: they are in the picture already
 */
export async function entryBecomesTie(tx: Tx, entryId: string, tieId: string): Promise<void> {
  await sql`select entry_becomes_tie(${entryId}, ${tieId})`.execute(tx)
}

async function mustBeMine(tx: Tx, entryId: string) {
  const there = await tx.selectFrom('web_entries').select('id').where('id', '=', entryId).executeTakeFirst()
  if (there === undefined) throw new Refused('unseen')
}

async function mendName(tx: Tx, entryId: string, called: { name: string; how: string | null }) {
  const { numUpdatedRows } = await tx
    .updateTable('web_entries')
    .set(called)
    .where('id', '=', entryId)
    .where('tie_id', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refused('unseen')
}

const say = (tx: Tx, me: Me, entry_id: string, { circle, near, gives }: Word) =>
  tx
    .insertInto('entry_words')
    .values({ place_id: me.placeId, id: newId(), entry_id, circle, near, gives: [...gives] })
    .execute()
