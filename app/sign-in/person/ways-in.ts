import type { SignInDeps } from '../deps.ts'

/** Whether somebody can sign in already, or was asked to; whoever is neither is not named. */
export interface WayIn {
  readonly personId: string
  readonly state: 'in' | 'invited'
  readonly since: Date
}

/** How these people stand with sign-in, for the page of a class or of families' links. The caller has checked who may look. */
export async function waysIn(
  { authDb, now }: Pick<SignInDeps, 'authDb' | 'now'>,
  placeId: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, WayIn>> {
  if (people.length === 0) return new Map()
  const invited = await authDb
    .selectFrom('sign_in.codes')
    .select(['person_id', 'created_at'])
    .where('purpose', '=', 'invitation')
    .where('place_id', '=', placeId)
    .where('person_id', 'in', people)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now())
    .execute()
  const linked = await authDb
    .selectFrom('sign_in.account_people')
    .select(['person_id', 'linked_at'])
    .where('place_id', '=', placeId)
    .where('person_id', 'in', people)
    .execute()
  return new Map(
    [
      ...invited.map((row) => ({
        personId: row.person_id!,
        state: 'invited' as const,
        since: row.created_at,
      })),
      ...linked.map((row) => ({ personId: row.person_id, state: 'in' as const, since: row.linked_at })),
    ].map((way) => [way.personId, way]),
  )
}
