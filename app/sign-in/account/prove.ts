import { verify } from '@node-rs/argon2'
import { readSecret } from '../card/secret/secret-rule.ts'
import type { SignInDeps } from '../deps.ts'
import type { Session } from '../session/session.ts'

/** For how long after signing in nobody is asked again who they are, in minutes. */
export const recentMinutes = 15

/** Whether somebody signed in here just now. A device that was left open did not. */
export const isRecent = ({ now }: Pick<SignInDeps, 'now'>, { createdAt, provedAt }: Session): boolean =>
  now().getTime() - Math.max(createdAt.getTime(), provedAt?.getTime() ?? 0) < recentMinutes * 60_000

/**
 * Whether whoever asks is the owner of the account and not somebody at their open device: they signed in just now, or know
 * its secret.
 * @throws {TooManyTries} as on the page of sign-in
 */
export async function proves(
  deps: SignInDeps,
  session: Session,
  { secret, address }: { secret: string; address: string },
): Promise<boolean> {
  if (isRecent(deps, session)) return true
  const known = await deps.authDb
    .selectFrom('sign_in.secrets')
    .select(['name', 'secret_hash'])
    .where('account_id', '=', session.accountId)
    .executeTakeFirst()
  if (known === undefined || secret === '') return false
  await deps.limits.count('nameHere', known.name, address)
  await deps.limits.count('nameAnywhere', known.name)
  if (!(await verify(known.secret_hash, readSecret(secret)))) return false
  await deps.limits.giveBack('nameHere', known.name, address)
  await deps.limits.giveBack('nameAnywhere', known.name)
  return true
}
