import type { SignInDeps } from '../deps.ts'
import { type Browser, type StartedSession, startSession } from '../session/start-session.ts'
import { accountBySchool, accountToJoin, join, tellJoined } from './join.ts'
import type { School } from './school.ts'
import type { Vouched } from './vouched.ts'

/**
 * Signs in whom the school vouches for: by what the school calls them; the first time by an address of the school's own that
 * it says is theirs and that a roll gives to one person. Nobody is ever made. Undefined when there is no such person, or they
 * come in by another way that this does not take over: it does not tell which.
 */
export async function signInBySchool(
  deps: SignInDeps,
  school: School,
  vouched: Vouched,
  browser: Browser,
): Promise<StartedSession | undefined> {
  const now = deps.now()
  const known = await deps.authDb.transaction().execute(async (tx) => {
    const accountId = await accountBySchool(tx, vouched, now)
    return accountId === undefined ? undefined : startSession(tx, { accountId, browser, now })
  })
  if (known !== undefined) return known
  const email = await vouched.email()
  const [person, ...others] = email === undefined ? [] : await school.whoHas(email)
  if (email === undefined || person === undefined || others.length > 0) return undefined
  return deps.authDb.transaction().execute(async (tx) => {
    const accountId = await accountToJoin(tx, { person, email }, now)
    if (accountId === undefined || !(await join(tx, accountId, vouched, now))) return undefined
    await tellJoined(deps, tx, accountId)
    return startSession(tx, { accountId, browser, now })
  })
}

/** Adds the school's way in to the sign-in of somebody who is in. False where either has another already. */
export async function addSchool(deps: SignInDeps, accountId: string, vouched: Vouched): Promise<boolean> {
  return deps.authDb.transaction().execute(async (tx) => {
    const joined = await join(tx, accountId, vouched, deps.now())
    if (joined) await tellJoined(deps, tx, accountId)
    return joined
  })
}
