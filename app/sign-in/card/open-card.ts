import { sql } from 'kysely'
import type { AuthDb, PersonRef, SignInDeps } from '../deps.ts'
import type { CardRow } from '../tables.ts'
import { hashToken } from '../token.ts'
import { cardHash } from './card-hash.ts'

/** Between typing the card and having set a secret, in minutes. */
const minutesToFinish = 30

/**
 * Opens a card: the once that it works, for this browser alone (`browserToken`, from its cookie), which then has half an hour to
 * set a secret. False when there is no such card, or it was used, voided, opened elsewhere, or is too old: not told which.
 * @throws {TooManyTries}
 */
export async function openCard(
  deps: SignInDeps,
  input: { secret: string; browserToken: string; address: string },
): Promise<boolean> {
  await deps.limits.count('card', input.address)
  const now = deps.now()
  const opened = await deps.authDb
    .updateTable('sign_in.cards')
    .set({ opened_at: now, opened_browser_hash: hashToken(input.browserToken) })
    .where('secret_hash', '=', cardHash(deps.cardKey, input.secret))
    .where('opened_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  if (opened === undefined && (await openedCard(deps, input)) === undefined) return false
  await deps.limits.giveBack('card', input.address)
  return true
}

/** The card this browser has opened and not yet used: with `secret`, only if it is that one. */
export async function openedCard(
  deps: Pick<SignInDeps, 'now' | 'cardKey'> & { authDb: AuthDb },
  input: { browserToken: string; secret?: string },
): Promise<(CardRow & { person: PersonRef }) | undefined> {
  const now = deps.now()
  const row = await deps.authDb
    .selectFrom('sign_in.cards')
    .selectAll()
    .where('opened_browser_hash', '=', hashToken(input.browserToken))
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .where(sql<boolean>`opened_at + make_interval(mins => ${minutesToFinish}) > ${now}`)
    .$if(input.secret !== undefined, (query) =>
      query.where('secret_hash', '=', cardHash(deps.cardKey, input.secret ?? '')),
    )
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, person: { placeId: row.place_id, personId: row.person_id } }
}
