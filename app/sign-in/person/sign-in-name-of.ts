import type { SignInDeps } from '../deps.ts'

/** The sign-in name of an account, for its owner; undefined when it signs in another way. */
export async function signInNameOf(
  { authDb }: Pick<SignInDeps, 'authDb'>,
  accountId: string,
): Promise<string | undefined> {
  const row = await authDb
    .selectFrom('sign_in.secrets')
    .select('name')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.name
}
