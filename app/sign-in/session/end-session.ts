import type { PersonRef, SignInDeps } from '../deps.ts'

type Deps = Pick<SignInDeps, 'authDb' | 'now'>

/** Ends one of an account's own sessions. Another account's id changes nothing. */
export async function endSession(deps: Deps, accountId: string, sessionId: string): Promise<void> {
  await deps.authDb
    .updateTable('sign_in.sessions')
    .set({ ended_at: deps.now() })
    .where('account_id', '=', accountId)
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Signs an account out everywhere: also in this browser, unless its session is `but`. */
export async function endAllSessions(deps: Deps, accountId: string, but?: string): Promise<void> {
  await deps.authDb
    .updateTable('sign_in.sessions')
    .set({ ended_at: deps.now() })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(but !== undefined, (query) => query.where('id', '<>', but!))
    .execute()
}

/** Signs a person out everywhere, for whoever runs Kith: a device was lost, or somebody else has their way in. @returns how often */
export async function signOutPerson(deps: Deps, { placeId, personId }: PersonRef): Promise<number> {
  const ended = await deps.authDb
    .updateTable('sign_in.sessions')
    .set({ ended_at: deps.now() })
    .where('place_id', '=', placeId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  return ended.length
}
