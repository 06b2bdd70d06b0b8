import type { AuthDb } from '../deps.ts'

/** What somebody has to make sure that it is them, beside how they come in. */
export interface Factors {
  /** They have an account at all. */
  readonly comesIn: boolean
  /** Passkeys that count. */
  readonly count: number
  /** From when on the first of those that do not count yet does. */
  readonly waitingUntil: Date | null
  /** Somebody who runs the place let them in, until then. */
  readonly letInUntil: Date | null
}

const none: Factors = { comesIn: false, count: 0, waitingUntil: null, letInUntil: null }

/** That of these people. The caller has checked who may know. */
export async function factorsOf(
  { authDb, now }: { readonly authDb: AuthDb; readonly now: () => Date },
  placeId: string,
  people: readonly string[],
): Promise<(personId: string) => Factors> {
  if (people.length === 0) return () => none
  const at = now()
  const rows = await authDb
    .selectFrom('sign_in.account_people as link')
    .leftJoin('sign_in.passkeys as key', 'key.account_id', 'link.account_id')
    .select(['link.person_id', 'link.let_in_until', 'key.counts_from'])
    .where('link.place_id', '=', placeId)
    .where('link.person_id', 'in', people)
    .orderBy('key.counts_from')
    .execute()
  return (personId) => {
    const own = rows.filter((row) => row.person_id === personId)
    if (own[0] === undefined) return none
    const until = own[0].let_in_until
    return {
      comesIn: true,
      count: own.filter((row) => row.counts_from !== null && row.counts_from <= at).length,
      waitingUntil: own.find((row) => row.counts_from !== null && row.counts_from > at)?.counts_from ?? null,
      letInUntil: until !== null && until > at ? until : null,
    }
  }
}
