import type { AuthDb, SignInDeps } from '../deps.ts'
import { hashToken } from '../token.ts'

/** How long somebody may take to find their key, in minutes. */
const minutesToAnswer = 5

type Deps = Pick<SignInDeps, 'now'> & { authDb: AuthDb }
interface Asked {
  readonly browserToken: string
  /** Null when signing in: who it is, the passkey says. */
  readonly accountId: string | null
}

/** Remembers what a browser was asked to sign. */
export async function keepChallenge(deps: Deps, challenge: string, asked: Asked): Promise<void> {
  const now = deps.now()
  await deps.authDb
    .insertInto('sign_in.challenges')
    .values({
      challenge_hash: hashToken(challenge),
      browser_hash: hashToken(asked.browserToken),
      account_id: asked.accountId,
      created_at: now,
      expires_at: new Date(now.getTime() + minutesToAnswer * 60_000),
    })
    .execute()
}

/** Whether this browser was asked to sign just this, for this account, and has not answered yet. It then has. */
export async function takeChallenge(deps: Deps, challenge: string, asked: Asked): Promise<boolean> {
  const taken = await deps.authDb
    .deleteFrom('sign_in.challenges')
    .where('challenge_hash', '=', hashToken(challenge))
    .where('browser_hash', '=', hashToken(asked.browserToken))
    .where('account_id', asked.accountId === null ? 'is' : '=', asked.accountId)
    .where('expires_at', '>', deps.now())
    .returning('challenge_hash')
    .executeTakeFirst()
  return taken !== undefined
}
