import type { Me } from '#db/client.ts'
import { isChild } from './ages.ts'
import { isBarredTo } from './blocks.ts'
import { hasLeft, iLookAsAChild } from './standing.ts'
import type { Place, Row } from './town.ts'

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

/** Me, and my groups that let their members read what they own. */
export const myParties = (at: Place, me: Me): ReadonlySet<string> =>
  new Set([me.personId, ...[...myGroups(at, me)].filter((id) => readTogether.has(groupOf(at, id)!.kind))])

export interface Fellow {
  readonly personId: string
  readonly groupId: string
}

/** Whom I meet in my groups: no grown-up finds a child this way, unless in a family. */
export function fellows(at: Place, me: Me): readonly Fellow[] {
  const mine = myGroups(at, me)
  return at.memberships
    .filter((row) => mine.has(row.group_id) && isCurrent(at, row))
    .filter((row) => meetEachOther.has(groupOf(at, row.group_id)!.kind))
    .filter(
      (row) =>
        iLookAsAChild(at, me) || !isChild(at, row.person_id) || groupOf(at, row.group_id)!.kind === 'family',
    )
    .filter((row) => !isBarredTo(at, me, row.person_id))
    .map((row) => ({ personId: row.person_id, groupId: row.group_id }))
}
