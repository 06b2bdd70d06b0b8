import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

export const SHAPES = ['cell', 'roundtable', 'drop_in', 'session', 'event', 'assembly_day'] as const
export type Shape = (typeof SHAPES)[number]

export interface CallGathering {
  /** The caller's id; called twice it is called once. */
  readonly id: string
  /** The group in whose name it is called: I have the power host over it, run what `becauseOf` names, or lead `againOf`. */
  readonly hostId: string
  readonly title: string
  readonly startsAt: Date
  /** Two hours where nothing is said. */
  readonly minutes?: number
  readonly atPlace: string
  readonly shape: Shape
  /** What it is about; in a roundtable the question that somebody brings. */
  readonly about?: string
  /** Whom it is for: everybody in a group and those below it; null is everybody in the place. */
  readonly forGroupId: string | null
  /** From an age on, in years; null is any. */
  readonly fromAge: number | null
  /** `named`: those asked by name. `asked`: those whom it is for. `public`: anybody sees it, without an account. */
  readonly shownTo: 'named' | 'asked' | 'public'
  /** A source that led to it. */
  readonly becauseOf?: string
  /** An earlier one of its series: the same people are asked. */
  readonly againOf?: string
}

/** Calls a gathering. Those whom it is for are told where that is one group. @throws Refused not-yours, unseen, not-possible */
export async function callGathering(tx: Tx, called: CallGathering): Promise<void> {
  const { id, hostId, title, startsAt, minutes = 120, atPlace, shape, about = '' } = called
  await sql`select call_gathering(${id}, ${hostId}, ${title}, ${shape}, ${startsAt}, ${minutes}, ${atPlace}, ${about},
    ${called.shownTo}, ${called.forGroupId}, ${called.fromAge}, ${called.becauseOf ?? null}, ${called.againOf ?? null})`.execute(
    tx,
  )
}

export interface Gathering {
  readonly id: string
  readonly title: string
  readonly shape: Shape
  readonly startsAt: Date
  readonly minutes: number
  readonly atPlace: string
  readonly about: string
  readonly hostId: string
  readonly hostName: string
  readonly shownTo: 'named' | 'asked' | 'public'
  readonly forGroupId: string | null
  readonly fromAge: number | null
  readonly seriesId: string
  readonly calledOffAt: Date | null
  readonly closedAt: Date | null
  /** When its notes went out. */
  readonly sentAt: Date | null
}

const columns = sql`
  select g.id, s.title, g.shape, g.starts_at as "startsAt", g.minutes, g.at_place as "atPlace", g.about, s.host_id as "hostId",
    coalesce(h.name, '') as "hostName", s.shown_to as "shownTo", s.for_group_id as "forGroupId",
    s.from_age as "fromAge", g.series_id as "seriesId", g.called_off_at as "calledOffAt",
    g.closed_at as "closedAt", g.sent_at as "sentAt"
  from gatherings g join sources s on s.id = g.id left join groups h on h.id = s.host_id`

/** @throws Refused unseen */
export async function gathering(tx: Tx, id: string): Promise<Gathering> {
  const { rows } = await sql<Gathering>`${columns} where g.id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw new Refused('unseen')
  return rows[0]
}

/** Those I may see, the next first. @param since those that began before it are left out */
export async function gatherings(tx: Tx, since: Date): Promise<readonly Gathering[]> {
  const { rows } =
    await sql<Gathering>`${columns} where g.starts_at >= ${since} order by g.starts_at, g.id`.execute(tx)
  return rows
}

/** How many come, and what it is to me. */
export interface GatheringFacts {
  readonly coming: number
  readonly maybe: number
  readonly present: number
  readonly iSaid: 'yes' | 'maybe' | 'no' | null
  readonly iAmHere: boolean
  readonly isForMe: boolean
  /** I run it or am named to facilitate it. */
  readonly iLead: boolean
}

export async function gatheringFacts(tx: Tx, id: string): Promise<GatheringFacts> {
  const { rows } = await sql<GatheringFacts>`
    select coming, maybe, present, i_said as "iSaid", i_am_here as "iAmHere", is_for_me as "isForMe", i_lead as "iLead"
    from gathering_facts(${id})`.execute(tx)
  return rows[0]!
}
