import type { Me } from '#db/client.ts'
import { groupOf, isCurrent } from './groups.ts'
import { hasLeft } from './standing.ts'
import { helped, type Place } from './town.ts'

export type Power =
  | 'see_roll'
  | 'make_cards'
  | 'confirm_links'
  | 'run_imports'
  | 'set_terms'
  | 'vet'
  | 'name_companions'
  | 'run_mentoring'
  | 'safeguard'
  | 'host'

interface Role {
  readonly kinds: readonly string[]
  readonly roles: readonly string[]
  readonly powers: readonly Power[]
  readonly reachesBelow: boolean
}

const OF_A_HEAD: readonly Power[] = [
  'see_roll',
  'make_cards',
  'confirm_links',
  'run_imports',
  'set_terms',
  'vet',
  'name_companions',
  'run_mentoring',
  'host',
]

/** What a role in a kind of group may do, over that group and perhaps those below it. */
export const roles: readonly Role[] = [
  {
    kinds: ['class'],
    roles: ['teacher', 'aide'],
    powers: ['see_roll', 'make_cards'],
    reachesBelow: false,
  },
  { kinds: ['school', 'small_school'], roles: ['head'], powers: OF_A_HEAD, reachesBelow: true },
  { kinds: ['partnership', 'school'], roles: ['coordinator'], powers: OF_A_HEAD, reachesBelow: true },
  {
    kinds: ['partnership', 'school'],
    roles: ['safeguarding_lead'],
    powers: ['see_roll', 'confirm_links', 'vet', 'name_companions', 'safeguard'],
    reachesBelow: true,
  },
  { kinds: ['school'], roles: ['administrator'], powers: ['see_roll'], reachesBelow: true },
  { kinds: ['organisation'], roles: ['organiser'], powers: ['host'], reachesBelow: false },
  { kinds: ['board'], roles: ['chair'], powers: ['host'], reachesBelow: false },
  { kinds: ['team', 'circle', 'cell'], roles: ['convener'], powers: ['host'], reachesBelow: false },
]

export interface HeldPower {
  readonly groupId: string
  readonly power: Power
}

/** What reaches below is open until the place's day has come; from then on to whoever is surely who they say. */
export const wideOpen = (at: Place, me: Me): boolean =>
  me.proof !== undefined || !at.places.some(({ passkeys_from: from }) => from !== null && from <= 0)

/** My powers, by the roles I have now; none while somebody acts for me. */
export function myPowers(at: Place, me: Me): readonly HeldPower[] {
  if (helped(me) || hasLeft(at, me.personId)) return []
  return at.memberships
    .filter((row) => row.person_id === me.personId && isCurrent(at, row))
    .flatMap((row) =>
      roles
        .filter(
          (role) =>
            (!role.reachesBelow || wideOpen(at, me)) &&
            role.roles.includes(row.role) &&
            role.kinds.includes(groupOf(at, row.group_id)?.kind ?? ''),
        )
        .flatMap(({ powers, reachesBelow }) => {
          const reached = reachesBelow ? andBelow(at, row.group_id) : [row.group_id]
          return powers.flatMap((power) => reached.map((groupId) => ({ groupId, power })))
        }),
    )
}

export const iHave = (at: Place, me: Me, power: Power, groupId: string): boolean =>
  myPowers(at, me).some((held) => held.power === power && held.groupId === groupId)

/** The groups over which I have a certain power, or any. */
export const groupsUnder = (at: Place, me: Me, power?: Power): ReadonlySet<string> =>
  new Set(
    myPowers(at, me)
      .filter((held) => power === undefined || held.power === power)
      .map(({ groupId }) => groupId),
  )

/**
 * Those with a membership that has no end yet in a group over which I have the power, or any but that to host; it may be a closed
 * group.
 */
export function inMyCareFor(at: Place, me: Me, power?: Power): ReadonlySet<string> {
  const groups = new Set(
    myPowers(at, me)
      .filter((held) => (power === undefined ? held.power !== 'host' : held.power === power))
      .map(({ groupId }) => groupId),
  )
  return new Set(
    at.memberships
      .filter((row) => row.to_at === null && groups.has(row.group_id))
      .map((row) => row.person_id),
  )
}

function andBelow(at: Place, groupId: string): readonly string[] {
  const found = new Set([groupId])
  // Groups added while this runs are visited too.
  for (const id of found) for (const group of at.groups) if (group.parent_id === id) found.add(group.id)
  return [...found]
}
