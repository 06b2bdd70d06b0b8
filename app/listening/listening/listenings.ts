import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

/** A group listens: to a question, or to whatever people want to say. */
export interface Listening {
  readonly id: string
  readonly title: string
  readonly question: string | null
  readonly about: string | null
  readonly hostName: string
  readonly shownTo: 'named' | 'asked' | 'public'
  readonly endedAt: Date | null
  /** What I am there; all false for somebody without an account. */
  readonly iRun: boolean
  readonly iModerate: boolean
  readonly iListen: boolean
  readonly iClerk: boolean
  readonly iMaySpeak: boolean
}

const columns = sql`
  select l.id, s.title, l.question, l.about, g.name as "hostName", s.shown_to as "shownTo", l.ended_at as "endedAt",
    i_run(l.id) as "iRun", i_moderate(l.id) as "iModerate", i_listen_in(l.id) as "iListen", i_clerk(l.id) as "iClerk",
    i_may_speak_in(l.id) as "iMaySpeak"
  from listenings l join sources s on s.id = l.id left join groups g on g.id = s.host_id`

/** Those I may see, open ones first, the newest first. */
export async function listenings(tx: Tx): Promise<readonly Listening[]> {
  const { rows } =
    await sql<Listening>`${columns} order by l.ended_at is not null, s.made_at desc, l.id`.execute(tx)
  return rows
}

/** @throws Refused unseen */
export async function listening(tx: Tx, id: string): Promise<Listening> {
  const { rows } = await sql<Listening>`${columns} where l.id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw new Refused('unseen')
  return rows[0]
}

/** The same for whoever has this part in it. @throws Refused unseen */
export async function listeningAs(
  tx: Tx,
  id: string,
  part: 'iRun' | 'iModerate' | 'iListen' | 'iClerk' | 'iMaySpeak',
): Promise<Listening> {
  const found = await listening(tx, id)
  if (!found[part]) throw new Refused('unseen')
  return found
}

/** Groups in whose name I may listen. */
export async function groupsIHost(tx: Tx): Promise<readonly { id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select g.id, g.name from groups g where i_have('host', g.id) and g.closed_at is null order by g.name, g.id`.execute(
    tx,
  )
  return rows
}

/** Who reads what is said there, by name. */
export async function moderatorsOf(tx: Tx, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from moderators_of(${id})`.execute(tx)
  return rows.map(({ name }) => name)
}

/** Who has a part in it, for who moderates. */
export async function partsIn(
  tx: Tx,
  id: string,
): Promise<readonly { id: string; name: string; part: string }[]> {
  const { rows } = await sql<{ id: string; name: string; part: string }>`
    select person_id as id, name, part from parts_in_listening(${id})`.execute(tx)
  return rows
}

/** Whether I could offer to listen there, or did; null where it is not mine to offer, or I listen. */
export async function myOffer(tx: Tx, id: string): Promise<'open' | 'made' | null> {
  const { rows } = await sql<{ offer: 'open' | 'made' | null }>`select my_offer(${id}) as offer`.execute(tx)
  return rows[0]!.offer
}

/** Offers to listen to others, or takes that back. @throws Refused not-yours */
export async function offerToListen(tx: Tx, id: string, so: boolean): Promise<void> {
  await sql`select offer_to_listen(${id}, ${so})`.execute(tx)
}

/** Grown-ups who offered, for who runs it. */
export async function offersToListen(tx: Tx, id: string): Promise<readonly { id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select person_id as id, name from offers_to_listen(${id})`.execute(tx)
  return rows
}

export interface NewListening {
  readonly id: string
  readonly hostId: string
  readonly title: string
  readonly question: string
  readonly about: string
  readonly shownTo: 'asked' | 'public'
  readonly groupId: string | null
  readonly fromAge: number | null
}

/** Begins to listen in the name of a group; whoever begins it moderates. @throws Refused not-yours */
export async function makeListening(tx: Tx, made: NewListening): Promise<void> {
  const { id, hostId, title, question, about, shownTo, groupId, fromAge } = made
  await sql`select make_listening(${id}, ${hostId}, ${title}, ${question}, ${about}, ${shownTo}, ${groupId}, ${fromAge})`.execute(
    tx,
  )
}

/** Stops listening, or goes on. What was said stays. @throws Refused not-yours */
export async function endListening(tx: Tx, id: string, over: boolean): Promise<void> {
  await sql`select end_listening(${id}, ${over})`.execute(tx)
}
