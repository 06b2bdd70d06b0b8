import type { SignInDeps } from './deps.ts'

const day = 24 * 60 * 60 * 1000

/** Clears what has been over for a while, so that no long list of who signed in when grows. For a daily job. */
export async function sweepSignIn({ authDb, now }: Pick<SignInDeps, 'authDb' | 'now'>): Promise<void> {
  const daysAgo = (days: number) => new Date(now().getTime() - days * day)
  await authDb.deleteFrom('sign_in.codes').where('expires_at', '<', daysAgo(1)).execute()
  await authDb.deleteFrom('sign_in.challenges').where('expires_at', '<', daysAgo(0)).execute()
  await authDb.deleteFrom('sign_in.school_visits').where('expires_at', '<', daysAgo(0)).execute()
  await authDb
    .deleteFrom('sign_in.sessions')
    .where(({ or, eb }) => or([eb('expires_at', '<', daysAgo(1)), eb('ended_at', '<', daysAgo(1))]))
    .execute()
  await authDb.deleteFrom('sign_in.cards').where('expires_at', '<', daysAgo(365)).execute()
  await authDb.deleteFrom('sign_in.outbox').where('created_at', '<', daysAgo(30)).execute()
  await authDb.deleteFrom('sign_in.limits').where('expire', '<', String(now().getTime())).execute()
}
