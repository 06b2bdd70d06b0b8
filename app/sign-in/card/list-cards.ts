import type { SignInDeps } from '../deps.ts'

/** How somebody's latest card stands. `opened`: typed in somewhere, and no secret set yet. */
export interface CardStanding {
  readonly personId: string
  readonly state: 'waiting' | 'opened' | 'used' | 'void' | 'expired'
  readonly madeAt: Date
}

/** The latest card of each of these people who ever had one, for the page of a class. The caller has checked who may look. */
export async function listCards(
  { authDb, now }: Pick<SignInDeps, 'authDb' | 'now'>,
  placeId: string,
  people: readonly string[],
): Promise<readonly CardStanding[]> {
  if (people.length === 0) return []
  const rows = await authDb
    .selectFrom('sign_in.cards')
    .distinctOn('person_id')
    .select(['person_id', 'made_at', 'expires_at', 'voided_at', 'opened_at', 'used_at'])
    .where('place_id', '=', placeId)
    .where('person_id', 'in', people)
    .orderBy('person_id')
    .orderBy('made_at', 'desc')
    .execute()
  return rows.map((row) => {
    const unused = row.voided_at
      ? 'void'
      : row.expires_at <= now()
        ? 'expired'
        : row.opened_at
          ? 'opened'
          : 'waiting'
    return { personId: row.person_id, madeAt: row.made_at, state: row.used_at ? 'used' : unused }
  })
}
