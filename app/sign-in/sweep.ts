import { days } from '#db/retention/rules.ts'
import type { SignInDeps } from './deps.ts'

const day = 24 * 60 * 60 * 1000

/** Clears what has been over for a while, so that no long list of who signed in when grows. For a daily job. */
export async function sweepSignIn({ authDb, now }: Pick<SignInDeps, 'authDb' | 'now'>): Promise<void> {
  const daysAgo = (count: number) => new Date(now().getTime() - count * day)
  await authDb.deleteFrom('sign_in.codes').where('expires_at', '<', daysAgo(days.codes)).execute()
  await authDb.deleteFrom('sign_in.challenges').where('expires_at', '<', daysAgo(0)).execute()
  await authDb.deleteFrom('sign_in.school_visits').where('expires_at', '<', daysAgo(0)).execute()
  await authDb
    .deleteFrom('sign_in.sessions')
    .where(({ or, eb }) =>
      or([eb('expires_at', '<', daysAgo(days.sessions)), eb('ended_at', '<', daysAgo(days.sessions))]),
    )
    .execute()
  await authDb.deleteFrom('sign_in.cards').where('expires_at', '<', daysAgo(days.cards)).execute()
  await authDb.deleteFrom('sign_in.outbox').where('created_at', '<', daysAgo(days.letters)).execute()
  await authDb.deleteFrom('sign_in.limits').where('expire', '<', String(now().getTime())).execute()
}
