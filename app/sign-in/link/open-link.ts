import type { AuthTx, PersonRef, SignInDeps } from '../deps.ts'
import { accountForEmail, accountOf, newAccount } from '../person/account-for.ts'
import { linkPerson } from '../person/link-person.ts'
import { openMailbox, whoseMailbox } from '../person/whose-mailbox.ts'
import { type Browser, type StartedSession, startSession } from '../session/start-session.ts'
import type { CodeRow } from '../tables.ts'
import { hashToken, isToken, sameHash } from '../token.ts'

/** What can be said of a link before its button is pressed. Looking changes nothing: mail scanners look too. */
export type LinkState = 'good' | 'other-browser' | 'over'

interface Looking {
  readonly token: string
  readonly browserToken: string | undefined
}

/** Whether this link works, here. */
export async function lookAtLink(deps: SignInDeps, input: Looking): Promise<LinkState> {
  return stateOf(await findLink(deps, input.token), deps, input.browserToken)
}

/**
 * Signs in by a mailed, invited or (in the demo town) printed link. A mailed link works once, in the browser that asked; an
 * invitation once, anywhere, and makes the account; a demo link until the next start.
 * @returns the session, or why there is none.
 */
export async function openLink(
  deps: SignInDeps,
  input: Looking & { browser: Browser },
): Promise<StartedSession | Exclude<LinkState, 'good'>> {
  const now = deps.now()
  const link = await findLink(deps, input.token)
  const state = stateOf(link, deps, input.browserToken)
  if (link === undefined || state !== 'good') return state === 'good' ? 'over' : state
  const people = link.purpose === 'sign-in' && link.email !== null ? await deps.whoseAddress(link.email) : []
  return deps.authDb.transaction().execute(async (tx) => {
    if (link.purpose !== 'demo') {
      const used = await tx
        .updateTable('sign_in.codes')
        .set({ used_at: now })
        .where('id', '=', link.id)
        .where('used_at', 'is', null)
        .returning('id')
        .executeTakeFirst()
      if (used === undefined) return 'over'
    }
    const { accountId, person } = await whoseLink(tx, link, people, now)
    return accountId === undefined
      ? 'over'
      : startSession(tx, { cameBy: cameBy[link.purpose], accountId, person, browser: input.browser, now })
  })
}

const cameBy = { 'sign-in': 'link', address: 'link', invitation: 'invitation', demo: 'demo' } as const

async function findLink(deps: SignInDeps, token: string): Promise<CodeRow | undefined> {
  if (!isToken(token)) return undefined
  const query = deps.authDb.selectFrom('sign_in.codes').selectAll().where('link_hash', '=', hashToken(token))
  return query.where('used_at', 'is', null).where('expires_at', '>', deps.now()).executeTakeFirst()
}

function stateOf(link: CodeRow | undefined, deps: SignInDeps, browserToken: string | undefined): LinkState {
  if (link === undefined || (link.purpose === 'demo' && !deps.demo)) return 'over'
  if (link.browser_hash === null) return 'good'
  return isToken(browserToken) && sameHash(link.browser_hash, hashToken(browserToken))
    ? 'good'
    : 'other-browser'
}

async function whoseLink(
  tx: AuthTx,
  link: CodeRow,
  people: readonly PersonRef[],
  now: Date,
): Promise<{ accountId: string | undefined; person?: PersonRef }> {
  if (link.place_id === null || link.person_id === null) {
    const mailbox = await whoseMailbox(tx, link.email ?? '', people)
    return { accountId: mailbox && (await openMailbox(tx, mailbox, now)) }
  }
  const person = { placeId: link.place_id, personId: link.person_id }
  if (link.purpose === 'invitation' && link.email !== null) {
    const accountId = await accountForEmail(tx, link.email, now)
    await linkPerson(tx, accountId, person, now)
    return { accountId, person }
  }
  const known = await accountOf(tx, person)
  if (known !== undefined) return { accountId: known, person }
  const accountId = await newAccount(tx, now)
  await linkPerson(tx, accountId, person, now)
  return { accountId, person }
}
