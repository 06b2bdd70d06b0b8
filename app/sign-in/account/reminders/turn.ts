import type { AuthDb, SignInDeps } from '../../deps.ts'

/** Whether the weekly letter of an account is on: it is, until somebody turns it off. */
export async function remindersAreOn(authDb: AuthDb, accountId: string): Promise<boolean> {
  const row = await authDb
    .selectFrom('sign_in.reminders')
    .select('off_since')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return (row?.off_since ?? null) === null
}

export async function turnReminders(
  { authDb, now }: Pick<SignInDeps, 'authDb' | 'now'>,
  accountId: string,
  on: boolean,
): Promise<void> {
  const off_since = on ? null : now()
  await authDb
    .insertInto('sign_in.reminders')
    .values({ account_id: accountId, off_since })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ off_since }))
    .execute()
}
