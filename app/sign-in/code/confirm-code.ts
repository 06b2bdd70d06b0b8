import { sql } from 'kysely'
import type { SignInDeps } from '../deps.ts'
import { openMailbox, whoseMailbox } from '../person/whose-mailbox.ts'
import { type Browser, type StartedSession, startSession } from '../session/start-session.ts'
import { hashToken, sameHash } from '../token.ts'

/** Wrong tries after which a code is dead. */
export const tries = 5

/**
 * Signs in by the digits of a mailed code, in the browser that asked for it. Undefined when they are wrong, used, too old, tried
 * too often or belong to nobody here: it does not tell which. Every code this browser still has open counts the try.
 * @throws {TooManyTries}
 */
export async function confirmCode(
  deps: SignInDeps,
  input: { code: string; browserToken: string; browser: Browser; address: string },
): Promise<StartedSession | undefined> {
  await deps.limits.count('code', input.address)
  const now = deps.now()
  const digits = input.code.replace(/\D/g, '')
  // Counted and committed before anything is compared: a hundred tries at once are still counted one by one.
  const open = await deps.authDb
    .updateTable('sign_in.codes')
    .set({ attempts: sql`attempts + 1` })
    .where('browser_hash', '=', hashToken(input.browserToken))
    .where('purpose', '=', 'sign-in')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('attempts', '<', tries)
    .returning(['id', 'email', 'code_hash'])
    .execute()
  const wanted = hashToken(input.browserToken, digits)
  const found = open.find((code) => code.code_hash !== null && sameHash(code.code_hash, wanted))
  if (!found?.email) return undefined
  const { id, email } = found
  const people = await deps.whoseAddress(email)
  const started = await deps.authDb.transaction().execute(async (tx) => {
    const used = await tx
      .updateTable('sign_in.codes')
      .set({ used_at: now })
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    const mailbox = used && (await whoseMailbox(tx, email, people))
    if (mailbox === undefined) return undefined
    const accountId = await openMailbox(tx, mailbox, now)
    return startSession(tx, { cameBy: 'code', accountId, browser: input.browser, now })
  })
  if (started) await deps.limits.giveBack('code', input.address)
  return started
}
