import type { Me } from '#db/client.ts'
import { isChild } from './ages.ts'
import { isBarredTo, protectsMeAgainst } from './blocks.ts'
import { currentGroupsOf, groupOf, isKeptKind, isTogetherIn, myGroups, myParties } from './groups.ts'
import { myOpenOverrides } from './overrides.ts'
import { iHave } from './powers.ts'
import { iLookAsAChild } from './standing.ts'
import { myLiveTies } from './ties.ts'
import { inTime, once, type Place, type Row } from './town.ts'

type Thing = Row<'things'>
type Grant = Row<'grants'>

/** One way into a thing of somebody else's. */
export interface Door {
  readonly thing: Thing
  readonly through: 'tie' | 'group' | 'override'
  /** The tie, the group or the override. */
  readonly throughId: string
  readonly may: string
  /** When it was opened. */
  readonly since: number
}

const doors = once(() => new Map<string, readonly Door[]>())

/** Every door that stands open to me: what its owner opened through a tie or a group, or an override of mine. */
export function doorsToMe(at: Place, me: Me): readonly Door[] {
  const asker = `${me.personId} ${me.helperId}`
  const known = doors(at).get(asker) ?? openDoors(at, me)
  doors(at).set(asker, known)
  return known
}

function openDoors(at: Place, me: Me): readonly Door[] {
  const parties = myParties(at, me)
  const live = new Set(myLiveTies(at, me).map((tie) => tie.id))
  const groups = myGroups(at, me)
  const overrides = myOpenOverrides(at, me)
  return at.things
    .filter(({ owner_id: owner }) => !parties.has(owner))
    .filter(({ owner_id: owner }) => !isBarredTo(at, me, owner) && !protectsMeAgainst(at, me, owner))
    .flatMap((thing) => [
      ...at.grants
        .filter((grant) => opens(grant, thing))
        .filter(({ tie_id, group_id }) =>
          tie_id === null
            ? groups.has(group_id!) && isOpenBetween(at, me, group_id!, thing.owner_id)
            : live.has(tie_id),
        )
        .map(
          ({ tie_id, group_id, may, given_at }): Door => ({
            thing,
            through: tie_id === null ? 'group' : 'tie',
            throughId: (tie_id ?? group_id)!,
            may,
            since: given_at,
          }),
        ),
      ...overrides
        .filter(({ child_id }) => child_id === thing.owner_id)
        .map(
          ({ id, opened_at }): Door => ({
            thing,
            through: 'override',
            throughId: id,
            may: 'see',
            since: opened_at,
          }),
        ),
    ])
}

/** A grant opens what it is on, and all that is in it but what is set apart. */
const opens = (grant: Grant, thing: Thing): boolean =>
  grant.taken_back_at === null &&
  inTime(grant.until_at) &&
  (grant.thing_id === thing.id || (grant.thing_id === thing.parent_id && thing.apart_since === null))

/**
 * What somebody opened to a group we are both in; a child's things only to other children, its teachers, its family, and those
 * who keep a group that people made.
 */
function isOpenBetween(at: Place, me: Me, groupId: string, owner: string): boolean {
  if (!currentGroupsOf(at, owner).has(groupId)) return false
  if (iHave(at, me, 'see_roll', groupId) || groupOf(at, groupId)!.kind === 'family') return true
  if (isKeptKind(at, groupId)) return isTogetherIn(at, me, groupId, owner)
  return !isChild(at, owner) || iLookAsAChild(at, me)
}
