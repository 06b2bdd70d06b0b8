import type { Me } from '#db/client.ts'
import { isChild, isKnownChild } from './ages.ts'
import { isBarredTo } from './blocks.ts'
import { hasLeft, iLookAsAChild, isUnderConcern } from './standing.ts'
import { helped, type Place, type Row } from './town.ts'

const LIVED_IN = ['family', 'team', 'circle', 'cell', 'board']
/** Kinds whose members read what the group owns. */
const readTogether = new Set(LIVED_IN)
/** Kinds whose members meet each other. */
const meetEachOther = new Set(['class', ...LIVED_IN])

export const groupOf = (at: Place, id: string): Row<'groups'> | undefined =>
  at.groups.find((group) => group.id === id)

/** No end yet, in a group that is not closed. */
export const isCurrent = (at: Place, row: Row<'memberships'>): boolean =>
  row.to_at === null && groupOf(at, row.group_id)?.closed_at === null

export const currentGroupsOf = (at: Place, who: string): ReadonlySet<string> =>
  new Set(
    at.memberships.filter((row) => row.person_id === who && isCurrent(at, row)).map((row) => row.group_id),
  )

/** My own groups; whoever has left is in none any more. */
export const myGroups = (at: Place, me: Me): ReadonlySet<string> =>
  hasLeft(at, me.personId) ? new Set() : currentGroupsOf(at, me.personId)

/** Kinds in which a grown-up and a child are together only while the grown-up is one of its keepers. */
const keptKinds = new Set(['team', 'circle', 'cell'])

export const isKeptKind = (at: Place, groupId: string): boolean => keptKinds.has(groupOf(at, groupId)!.kind)

/** Everybody with a place in it that has not ended, closed or not. */
export const membersOf = (at: Place, groupId: string): ReadonlySet<string> =>
  new Set(
    at.memberships
      .filter((row) => row.group_id === groupId && row.to_at === null)
      .map((row) => row.person_id),
  )

/** The grown-ups who keep a group, where there are two who may and one of them has a check in date. */
export function keepersOf(at: Place, groupId: string): ReadonlySet<string> {
  const grown = [...membersOf(at, groupId)].filter(
    (who) => !isChild(at, who) && !hasLeft(at, who) && !isUnderConcern(at, who),
  )
  return grown.length >= 2 && grown.some((who) => isCheckedForAnything(at, who)) ? new Set(grown) : new Set()
}

const isCheckedForAnything = (at: Place, who: string): boolean =>
  at.vettings.some((row) => row.person_id === who && row.ended_at === null && row.review_on >= at.today)

/** Whether somebody and I are together in a team, a circle or a cell. */
export function isTogetherIn(at: Place, me: Me, groupId: string, other: string): boolean {
  const iAmGrown = !isChild(at, me.personId)
  if (iAmGrown && !isChild(at, other)) return true
  if (iLookAsAChild(at, me) && isKnownChild(at, other)) return true
  if (!iAmGrown) return keepersOf(at, groupId).has(other)
  return !helped(me) && keepersOf(at, groupId).has(me.personId)
}

/**
 * Me, and my groups that let their members read what they own; one with a child in it to its keepers and to children, one with
 * somebody in it who is barred to me not at all. While somebody acts for me, me alone.
 */
export const myParties = (at: Place, me: Me): ReadonlySet<string> =>
  new Set([
    me.personId,
    ...[...(helped(me) ? [] : myGroups(at, me))]
      .filter((id) => readTogether.has(groupOf(at, id)!.kind))
      .filter((id) => ![...membersOf(at, id)].some((who) => isBarredTo(at, me, who)))
      .filter(
        (id) =>
          !isKeptKind(at, id) ||
          iLookAsAChild(at, me) ||
          ![...membersOf(at, id)].some((who) => who !== me.personId && isChild(at, who)) ||
          keepersOf(at, id).has(me.personId),
      ),
  ])

export interface Fellow {
  readonly personId: string
  readonly groupId: string
}

/** Whom I meet in my groups: no grown-up finds a child this way, unless in a family or a group they keep. */
export function fellows(at: Place, me: Me): readonly Fellow[] {
  const mine = myGroups(at, me)
  return at.memberships
    .filter((row) => mine.has(row.group_id) && isCurrent(at, row))
    .filter((row) => meetEachOther.has(groupOf(at, row.group_id)!.kind))
    .filter(({ group_id, person_id }) => {
      if (groupOf(at, group_id)!.kind === 'family') return true
      if (isKeptKind(at, group_id)) return isTogetherIn(at, me, group_id, person_id)
      return iLookAsAChild(at, me) || !isChild(at, person_id)
    })
    .filter((row) => !isBarredTo(at, me, row.person_id))
    .map((row) => ({ personId: row.person_id, groupId: row.group_id }))
}
