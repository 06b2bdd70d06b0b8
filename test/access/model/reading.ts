import type { Me } from '#db/client.ts'
import { isBarredTo } from './blocks.ts'
import { type Door, doorsToMe } from './doors.ts'
import { myParties } from './groups.ts'
import { myOpenOverrides } from './overrides.ts'
import { counts } from './standing.ts'
import { otherSide } from './ties.ts'
import { helped, type Place } from './town.ts'

/** A line that a look must leave for the owner. Where several doors of a kind stand open, any of them is named. */
export interface Look {
  readonly readerId: string
  readonly ownerId: string
  readonly thingId: string
  readonly through: string
  readonly throughIds: readonly (string | null)[]
}

/** What a reading function gives: ids, and the lines it leaves. Undefined: refused, and nothing is written. */
export interface Reading {
  readonly ids: readonly string[]
  readonly looks: readonly Look[]
}

/** A plan's items in a version (the newest by default), as far as they are open to me. */
export function readPlan(at: Place, me: Me, planId: string, version?: number): Reading | undefined {
  const plan = at.plans.find(({ id }) => id === planId)
  if (plan === undefined) return undefined
  const newest = Math.max(
    ...at.plan_versions.filter((row) => row.plan_id === planId).map((row) => row.version),
  )
  const itemsOf = (seen: ReadonlySet<string>) =>
    at.plan_items
      .filter((row) => row.plan_id === planId && seen.has(row.item_id))
      .filter((row) => row.from_version <= (version ?? newest))
      .filter((row) => row.to_version === null || row.to_version > (version ?? newest))
      .map((row) => row.item_id)
  if (myParties(at, me).has(plan.owner_id)) {
    const parts = at.things.filter((row) => row.parent_id === planId)
    const kept = parts.filter((row) => !(helped(me) && row.apart_since !== null)).map((row) => row.id)
    return { ids: itemsOf(new Set(kept)), looks: lookAtMyOwn(me, plan.owner_id, planId) }
  }
  if (helped(me)) return undefined
  const doors = doorsToMe(at, me).filter(({ thing }) => thing.id === planId || thing.parent_id === planId)
  const mayReadAll = myOpenOverrides(at, me).some((row) => row.child_id === plan.owner_id)
  const open = doors.filter(
    ({ thing }) =>
      version === undefined || mayReadAll || version >= versionAt(at, planId, openSince(doors, thing.id)),
  )
  return reading(me, open, planId, (seen) => itemsOf(seen))
}

/** Another's people, as far as they are open to me: those of whom something is said. */
export function readWeb(at: Place, me: Me, ownerId: string): Reading | undefined {
  if (helped(me)) return undefined
  const web = at.things.find((row) => row.kind === 'web' && row.owner_id === ownerId)
  const doors = doorsToMe(at, me).filter(
    ({ thing }) => web !== undefined && (thing === web || thing.parent_id === web.id),
  )
  return reading(me, doors, web?.id ?? '', (seen) =>
    at.web_entries
      .filter((row) => seen.has(row.id))
      .filter((row) => at.entry_words.some((word) => word.entry_id === row.id))
      .filter((row) => {
        const tie = at.ties.find(({ id }) => id === row.tie_id)
        return tie === undefined || !isBarredTo(at, me, otherSide(tie, ownerId))
      })
      .map((row) => row.id),
  )
}

/** What was suggested inside a tie, for its companion. */
export function readProposalsAsCompanion(at: Place, me: Me, tieId: string): Reading | undefined {
  const tie = at.ties.find(({ id }) => id === tieId)
  const iCount = at.companions.some(
    (row) => row.tie_id === tieId && row.person_id === me.personId && counts(at, row),
  )
  if (tie === undefined || helped(me) || !iCount) return undefined
  if (isBarredTo(at, me, tie.from_id) || isBarredTo(at, me, tie.to_id)) return undefined
  const said = at.plan_proposals.filter((row) => row.tie_id === tieId)
  const plans = at.plans.filter((plan) => said.some((row) => row.plan_id === plan.id))
  return {
    ids: said.map((row) => row.id),
    looks: plans.map(({ id, owner_id }) => ({
      readerId: me.personId,
      ownerId: owner_id,
      thingId: id,
      through: 'companion',
      throughIds: [tieId],
    })),
  }
}

/** My own leaves no line; a group's does, and whatever somebody who acts for me reads. */
function lookAtMyOwn(me: Me, ownerId: string, thingId: string): readonly Look[] {
  const line = { ownerId, thingId }
  if (me.helperId !== undefined)
    return [{ ...line, readerId: me.helperId, through: 'helper', throughIds: [null] }]
  if (ownerId === me.personId) return []
  return [{ ...line, readerId: me.personId, through: 'group', throughIds: [ownerId] }]
}

/** One line for the whole where that is open, else one for every part. */
function reading(
  me: Me,
  doors: readonly Door[],
  whole: string,
  idsOf: (seen: ReadonlySet<string>) => readonly string[],
): Reading | undefined {
  const seen = new Set(doors.map(({ thing }) => thing.id))
  if (seen.size === 0) return undefined
  const looked = seen.has(whole) ? [whole] : [...seen]
  return { ids: idsOf(seen), looks: looked.map((id) => lookThrough(me, doors, id)) }
}

/** Through a tie rather than a group, through either rather than an override. */
function lookThrough(me: Me, doors: readonly Door[], thingId: string): Look {
  const mine = doors.filter(({ thing }) => thing.id === thingId)
  const through = (['tie', 'group', 'override'] as const).find((way) =>
    mine.some((door) => door.through === way),
  )!
  return {
    readerId: me.personId,
    ownerId: mine[0]!.thing.owner_id,
    thingId,
    through,
    throughIds: mine.filter((door) => door.through === through).map((door) => door.throughId),
  }
}

/** What was opened is what stood when it was opened, and what came later. */
const openSince = (doors: readonly Door[], thingId: string): number =>
  Math.min(...doors.filter(({ thing }) => thing.id === thingId).map(({ since }) => since))

function versionAt(at: Place, planId: string, moment: number): number {
  const before = at.plan_versions.filter((row) => row.plan_id === planId && row.made_at <= moment)
  return Math.max(1, ...before.map((row) => row.version))
}
