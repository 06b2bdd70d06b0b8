import { sql } from 'kysely'
import type { SignInDeps } from '../deps.ts'

/** One browser in which somebody is signed in. */
export interface ListedSession {
  readonly id: string
  /** Empty when the browser did not say. */
  readonly device: string
  readonly sharedDevice: boolean
  readonly since: Date
  readonly lastSeen: Date
}

/** Where an account is signed in now, last seen first. */
export async function listSessions(
  { authDb, now }: Pick<SignInDeps, 'authDb' | 'now'>,
  accountId: string,
): Promise<readonly ListedSession[]> {
  const at = now()
  return authDb
    .selectFrom('sign_in.sessions')
    .select(['id', 'device', 'shared_device as sharedDevice', 'created_at as since', 'seen_at as lastSeen'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .where(sql<boolean>`seen_at + make_interval(secs => idle_seconds) > ${at}`)
    .orderBy('seen_at', 'desc')
    .execute()
}
