import type { SignInDeps } from '../deps.ts'
import { countsFrom } from '../passkey/add-passkey.ts'
import type { Session } from '../session/session.ts'
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
  const by = { cameBy: 'school', schoolSaid: vouched.said } as const
  const known = await deps.authDb.transaction().execute(async (tx) => {
    const found = await accountBySchool(tx, vouched, now)
    if (found === undefined) return undefined
    const proved = vouched.twoFactors && found.countsFrom <= now
    return startSession(tx, { ...by, proved, accountId: found.accountId, browser, now })
  })
  if (known !== undefined) return known
  const email = await vouched.email()
  const [person, ...others] = email === undefined ? [] : await school.whoHas(email)
  if (email === undefined || person === undefined || others.length > 0) return undefined
  return deps.authDb.transaction().execute(async (tx) => {
    const accountId = await accountToJoin(tx, { person, email }, now)
    if (accountId === undefined || !(await join(tx, accountId, vouched, { now, countsFrom: now })))
      return undefined
    await tellJoined(deps, tx, accountId)
    return startSession(tx, { ...by, proved: vouched.twoFactors, accountId, browser, now })
  })
}

/** Adds the school's way in to the sign-in of somebody who is in. False where either has another already. */
export async function addSchool(
  deps: SignInDeps,
  session: Pick<Session, 'accountId' | 'proof'>,
  vouched: Vouched,
): Promise<boolean> {
  const [now, { accountId }] = [deps.now(), session]
  return deps.authDb.transaction().execute(async (tx) => {
    const joined = await join(tx, accountId, vouched, { now, countsFrom: countsFrom(now, session) })
    if (joined) await tellJoined(deps, tx, accountId)
    return joined
  })
}
