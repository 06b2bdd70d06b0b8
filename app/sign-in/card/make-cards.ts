import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { newPrintedCode } from '#core/codes/printed-code.ts'
import type { AuthDb, PersonRef, SignInDeps } from '../deps.ts'
import { cardHash } from './card-hash.ts'

const days = 24 * 60 * 60 * 1000

/** A card to print now: its secret is nowhere afterwards. */
export interface PrintedCard extends PersonRef {
  readonly id: string
  readonly secret: string
  /** For the QR code. The secret stands after the `#`, which a browser never sends: it reaches no log. */
  readonly url: string
  readonly expiresAt: Date
}

/**
 * Makes a card for each of these people, good for 30 days, and voids the unused ones they had. The caller has checked that
 * `madeBy` may do this for every one of them. Whoever has an e-mail to sign in with gets none and is left out: a card would be
 * a way around it.
 */
export async function makeCards(
  deps: Pick<SignInDeps, 'authDb' | 'now' | 'publicUrl' | 'cardKey'>,
  input: { placeId: string; madeBy: string; people: readonly string[] },
): Promise<readonly PrintedCard[]> {
  const now = deps.now()
  const expiresAt = new Date(now.getTime() + 30 * days)
  const withEmail = await peopleWithEmail(deps.authDb, input.placeId, input.people)
  const cards = [...new Set(input.people)]
    .filter((personId) => !withEmail.has(personId))
    .map((personId) => {
      const secret = newPrintedCode()
      const url = `${deps.publicUrl}/sign-in/card#${secret}`
      return { id: newId(), placeId: input.placeId, personId, secret, url, expiresAt }
    })
  if (cards.length === 0) return []
  await deps.authDb.transaction().execute(async (tx) => {
    // Two teachers who press at the same moment go one after the other: the later cards are the good ones.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`cards ${input.placeId}`}, 0))`.execute(tx)
    await tx
      .updateTable('sign_in.cards')
      .set({ voided_at: now })
      .where('place_id', '=', input.placeId)
      .where(
        'person_id',
        'in',
        cards.map(({ personId }) => personId),
      )
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .execute()
    const rows = cards.map(({ id, placeId, personId, secret }) => ({
      id,
      secret_hash: cardHash(deps.cardKey, secret),
      place_id: placeId,
      person_id: personId,
      made_by: input.madeBy,
      made_at: now,
      expires_at: expiresAt,
    }))
    await tx.insertInto('sign_in.cards').values(rows).execute()
  })
  return cards
}

async function peopleWithEmail(db: AuthDb, placeId: string, people: readonly string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const rows = await db
    .selectFrom('sign_in.account_people as link')
    .innerJoin('sign_in.accounts as account', 'account.id', 'link.account_id')
    .select('link.person_id')
    .where('link.place_id', '=', placeId)
    .where('link.person_id', 'in', people)
    .where('account.email', 'is not', null)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}
