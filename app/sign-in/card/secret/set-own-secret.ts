import type { AuthTx, PersonRef, SignInDeps } from '../../deps.ts'
import { accountOf, newAccount } from '../../person/account-for.ts'
import { linkPerson } from '../../person/link-person.ts'
import { hashSecret } from '../../person/sign-in-by-name.ts'
import { type Browser, type StartedSession, startSession } from '../../session/start-session.ts'
import { openedCard } from '../open-card.ts'
import { keepSecret } from './keep-secret.ts'

/** A session, and the name to write down. */
export interface OwnSecretSet extends StartedSession {
  readonly signInName: string
  readonly person: PersonRef
}

/**
 * Uses an opened card up: sets the person's own sign-in name and secret, ends every earlier session, passkey and joined school
 * sign-in of theirs (a new card is how a lost secret is mended), signs this browser in, and has the person and a second adult told.
 *
 * `base` is the name without digits; a known sign-in name is kept whatever `base` says. The caller has checked both with
 * `readName` and `weakness`. Undefined when this browser has no card open any more.
 */
export async function setOwnSecret(
  deps: SignInDeps,
  input: { browserToken: string; base: string; secret: string; browser: Browser },
): Promise<OwnSecretSet | undefined> {
  const now = deps.now()
  const card = await openedCard(deps, { browserToken: input.browserToken })
  if (card === undefined) return undefined
  const secretHash = await hashSecret(input.secret)
  return deps.authDb.transaction().execute(async (tx) => {
    const used = await tx
      .updateTable('sign_in.cards')
      .set({ used_at: now })
      .where('id', '=', card.id)
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    const accountId = used && (await accountForCard(tx, card.person, now))
    if (accountId === undefined) return undefined
    await tx.deleteFrom('sign_in.passkeys').where('account_id', '=', accountId).execute()
    await tx.deleteFrom('sign_in.school_identities').where('account_id', '=', accountId).execute()
    await tx
      .updateTable('sign_in.sessions')
      .set({ ended_at: now })
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .execute()
    const signInName = await keepSecret(tx, { accountId, base: input.base, secretHash, now })
    const started = await startSession(tx, {
      cameBy: 'card',
      accountId,
      person: card.person,
      browser: input.browser,
      now,
    })
    // Before the commit: a card that nobody could be told of stays unused, and the child can press again.
    await deps.onSignInChanged(card.person, 'card.used')
    return { ...started, signInName, person: card.person }
  })
}

/**
 * Whose account a card opens. One with an e-mail has its own way back in, so a card is no way around it; one that is also for
 * other people is left alone and this person gets one of their own, so that a card from one place opens nothing in another.
 */
async function accountForCard(tx: AuthTx, person: PersonRef, now: Date): Promise<string | undefined> {
  const known = await accountOf(tx, person)
  if (known !== undefined) {
    const account = await tx
      .selectFrom('sign_in.accounts as account')
      .innerJoin('sign_in.account_people as link', 'link.account_id', 'account.id')
      .select(({ fn }) => ['account.email', fn.countAll<string>().as('people')])
      .where('account.id', '=', known)
      .groupBy('account.id')
      .executeTakeFirstOrThrow()
    if (account.email !== null) return undefined
    if (Number(account.people) === 1) return known
  }
  const fresh = await newAccount(tx, now)
  await linkPerson(tx, fresh, person, now)
  return fresh
}
