import { randomInt } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { t } from '#words'
import { codeMinutes } from '../../code/request-code.ts'
import type { SignInDeps } from '../../deps.ts'
import { hashToken, newToken } from '../../token.ts'

/**
 * Mails a code to an address that somebody signed in wants to sign in with, bound to the browser that asks. Whether the
 * address is anybody else's is said only once the code has shown that it is theirs to read.
 * @param input.email normalised @throws {TooManyTries}
 */
export async function askAddress(
  deps: SignInDeps,
  input: { accountId: string; email: string; browserToken: string; address: string },
): Promise<void> {
  const { accountId: account_id, email, browserToken } = input
  await deps.limits.count('mailAddress', input.address)
  await deps.limits.count('mailbox', email)
  const now = deps.now()
  const expires_at = new Date(now.getTime() + codeMinutes * 60_000)
  const code = String(randomInt(100_000_000)).padStart(8, '0')
  await deps.authDb.transaction().execute(async (tx) => {
    await tx.deleteFrom('sign_in.codes').where('account_id', '=', account_id).execute()
    await tx
      .insertInto('sign_in.codes')
      .values({
        id: newId(),
        purpose: 'address',
        email,
        account_id,
        // No link goes out with it: it only works where it is typed.
        link_hash: hashToken(newToken()),
        code_hash: hashToken(browserToken, code),
        browser_hash: hashToken(browserToken),
        created_at: now,
        expires_at,
      })
      .execute()
  })
  const shown = `${code.slice(0, 4)} ${code.slice(4)}`
  const letter = {
    to: email,
    subject: t('{code} is your code for Kith', { code: shown }),
    text: t(
      'Your code is {code}\n\nType it on the page where you asked for it, and you can sign in to Kith with this e-mail address from then on.\n\nIt works once, for {minutes} minutes. Nobody from Kith will ever ask you for this code. If you did not ask for it, somebody typed your address by mistake: ignore this message, and nothing will happen.',
      { code: shown, minutes: codeMinutes },
    ),
  }
  await deps.mail.sendLater(letter, expires_at)
}

/** The address that waits for its code in this browser. */
export async function waitingAddress(
  { authDb, now }: Pick<SignInDeps, 'authDb' | 'now'>,
  { accountId, browserToken }: { accountId: string; browserToken: string },
): Promise<string | undefined> {
  const row = await authDb
    .selectFrom('sign_in.codes')
    .select('email')
    .where('account_id', '=', accountId)
    .where('browser_hash', '=', hashToken(browserToken))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now())
    .executeTakeFirst()
  return row?.email ?? undefined
}
