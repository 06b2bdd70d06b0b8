import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { nameOf } from '../people/name.ts'

/** A look at one child's things for their safety, as leads see it. */
export interface Override {
  readonly id: string
  readonly childId: string
  readonly child: string
  readonly lead: string
  readonly mine: boolean
  readonly reason: string
  readonly openedAt: Date
  readonly until: Date
  readonly closedAt: Date | null
  readonly isOpen: boolean
  /** Two leads hold back the word of it. */
  readonly held: boolean
  readonly holds: readonly { readonly lead: string; readonly until: string; readonly reason: string }[]
}

type Name = Parameters<typeof nameOf>[0] | null
const named = (name: Name) => (name === null ? '…' : nameOf(name))

/** Overrides I opened, and those over anybody in my care; newest first. */
export async function overrides(
  tx: Tx,
  only: { readonly id?: string; readonly childId?: string } = {},
): Promise<readonly Override[]> {
  const { rows } = await sql<
    Omit<Override, 'child' | 'lead' | 'holds'> & {
      child: Name
      lead: Name
      holds: readonly { lead: Name; until: string; reason: string }[]
    }
  >`select o.id, o.child_id as "childId", to_jsonb(p) as child, to_jsonb(l) as lead, o.lead_id = me() as mine, o.reason,
      o.opened_at as "openedAt", o.until_at as until, o.closed_at as "closedAt",
      o.closed_at is null and o.until_at > now() as "isOpen", override_is_held(o.id) as held,
      (select coalesce(jsonb_agg(jsonb_build_object('lead', to_jsonb(w), 'until', h.until_at, 'reason', h.reason)
          order by h.held_at), '[]')
        from override_holds h left join people w on w.id = h.lead_id
        where h.override_id = o.id and h.until_at > now()) as holds
    from overrides o left join people p on p.id = o.child_id left join people l on l.id = o.lead_id
    where o.child_id <> me() ${only.id === undefined ? sql`` : sql`and o.id = ${only.id}`}
      ${only.childId === undefined ? sql`` : sql`and o.child_id = ${only.childId}`}
    order by o.opened_at desc limit 100`.execute(tx)
  return rows.map(({ child, lead, holds, ...rest }) => ({
    ...rest,
    child: named(child),
    lead: named(lead),
    holds: holds.map((hold) => ({ ...hold, lead: named(hold.lead) })),
  }))
}

/** What of a child is open to me through an override: the plan's id, whether there are people to see, and of which kinds. */
export async function openThrough(
  tx: Tx,
  childId: string,
): Promise<{ planId: string | undefined; web: boolean; kinds: readonly string[] }> {
  const { rows } = await sql<{ kind: string; thing_id: string }>`
    select kind, thing_id from opened_to_me() where owner_id = ${childId}`.execute(tx)
  return {
    planId: rows.find(({ kind }) => kind === 'plan')?.thing_id,
    web: rows.some(({ kind }) => kind === 'web'),
    kinds: [...new Set(rows.map(({ kind }) => kind))],
  }
}

/**
 * Opens one child's things to me for 24 hours; another lead is told at once, and so is the child unless two leads hold it back.
 * @throws Refused not-yours: no child in my care, or my family; not-possible: there is no second lead
 */
export async function openOverride(tx: Tx, id: string, childId: string, reason: string): Promise<void> {
  await sql`select open_override(${id}, ${childId}, ${reason})`.execute(tx)
}

/** @throws Refused not-yours */
export async function closeOverride(tx: Tx, id: string): Promise<void> {
  await sql`select close_override(${id})`.execute(tx)
}

/** One of the two words that hold it back from the child. @throws Refused not-yours */
export async function holdOverride(
  tx: Tx,
  hold: { readonly id: string; readonly overrideId: string; readonly reason: string; readonly days: number },
): Promise<void> {
  await sql`select hold_override(${hold.id}, ${hold.overrideId}, ${hold.reason}, ${hold.days})`.execute(tx)
}

/** An override over me, told when I may know of it. */
export interface OverrideOverMe {
  readonly id: string
  readonly lead: string | null
  readonly reason: string
  readonly openedAt: Date
  readonly until: Date
  readonly closedAt: Date | null
  /** When it was opened, or when leads no longer held it back. */
  readonly toldAt: Date
}

/** Looks at my things for my safety, newest first. @param since only those I was told of after this */
export async function overridesOverMe(tx: Tx, since = new Date(0)): Promise<readonly OverrideOverMe[]> {
  const { rows } = await sql<OverrideOverMe>`
    select override_id as id, lead_name as lead, reason, opened_at as "openedAt", until_at as until,
      closed_at as "closedAt", told_at as "toldAt"
    from overrides_over_me() where told_at > ${since} order by told_at desc`.execute(tx)
  return rows
}
