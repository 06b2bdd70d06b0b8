import { sql } from 'kysely'
import { tries } from '../../code/confirm-code.ts'
import type { AuthDb, AuthTx, PersonRef, SignInDeps } from '../../deps.ts'
import { accountByEmail } from '../../person/account-for.ts'
import { hashToken, sameHash } from '../../token.ts'
import { peopleOf } from '../../which/choose-person.ts'
import { tellPeople } from '../tell-people.ts'
import { sayGone } from './say-gone.ts'

/** `wrong`: the code; `taken`: somebody else signs in with the address, or a roll gives it to somebody else. */
export type AddressAnswer = 'added' | 'wrong' | 'taken'

/**
 * Makes the address that a code was mailed to the one this account signs in with. An address it had is gone with that, and a
 * letter says so there. Everybody whose account it is is told.
 * @throws {TooManyTries}
 */
export async function confirmAddress(
  deps: SignInDeps,
  input: { accountId: string; code: string; browserToken: string; address: string },
): Promise<AddressAnswer> {
  await deps.limits.count('code', input.address)
  const now = deps.now()
  const { accountId } = input
  // Counted and committed before anything is compared, as with the codes of sign-in.
  const waiting = await deps.authDb
    .updateTable('sign_in.codes')
    .set({ attempts: sql`attempts + 1` })
    .where('account_id', '=', accountId)
    .where('browser_hash', '=', hashToken(input.browserToken))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('attempts', '<', tries)
    .returning(['id', 'email', 'code_hash'])
    .executeTakeFirst()
  const wanted = hashToken(input.browserToken, input.code)
  if (!waiting?.email || !waiting.code_hash || !sameHash(waiting.code_hash, wanted)) return 'wrong'
  await deps.limits.giveBack('code', input.address)
  const { id, email } = waiting
  const onRoll = await deps.whoseAddress(email)
  const gone = await deps.authDb.transaction().execute(take).catch(takenMeanwhile)
  if (typeof gone === 'string') return gone
  if (gone.before !== null && gone.before !== email) await sayGone(deps, gone.before)
  return 'added'

  async function take(tx: AuthTx) {
    const used = await tx
      .updateTable('sign_in.codes')
      .set({ used_at: now })
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (used === undefined) return 'wrong' as const
    if (!(await isFree(tx, accountId, email, onRoll))) return 'taken' as const
    const { email: before } = await tx
      .selectFrom('sign_in.accounts')
      .select('email')
      .where('id', '=', accountId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    await tx.updateTable('sign_in.accounts').set({ email }).where('id', '=', accountId).execute()
    if (before !== null)
      await tx
        .deleteFrom('sign_in.codes')
        .where('email', '=', before)
        .where('purpose', '=', 'sign-in')
        .execute()
    await tellPeople({ ...deps, authDb: tx }, accountId, 'email.added')
    return { before }
  }
}

/** Two who take one address at the same moment: the table lets one of them. */
function takenMeanwhile(error: unknown): 'taken' {
  if ((error as { code?: string }).code === '23505') return 'taken'
  throw error
}

/** Whether nobody else comes in by an address: no other account, and nobody to whom a roll gives it. */
async function isFree(
  db: AuthDb,
  accountId: string,
  email: string,
  onRoll: readonly PersonRef[],
): Promise<boolean> {
  const owner = await accountByEmail(db, email)
  if (owner !== undefined) return owner === accountId
  const own = await peopleOf({ authDb: db }, accountId)
  return onRoll.every((one) =>
    own.some((mine) => mine.placeId === one.placeId && mine.personId === one.personId),
  )
}
