import { buildAuthorizationUrl } from 'openid-client'
import type { SignInDeps } from '../deps.ts'
import { proofLasts } from '../session/lifetimes.ts'
import { hashToken, newToken } from '../token.ts'
import type { School } from './school.ts'

/** How long somebody may take at their school's page, in minutes. */
const minutesAway = 15

/** What a browser that went to the school wanted. */
export interface Visit {
  /** Whose sign-in the school's is to be added to; null where somebody wants to come in. */
  readonly accountId: string | null
  readonly sharedDevice: boolean
  readonly next: string
}

/** Where the school sends people back to; whoever runs Kith tells the provider this address. */
export const wayBack = ({ publicUrl }: Pick<SignInDeps, 'publicUrl'>): string =>
  `${publicUrl}/sign-in/school/back`

/**
 * Remembers that this browser (`browserToken`, from its cookie) goes to the school.
 * @returns the state it has to bring back
 * @throws {TooManyTries}
 */
export async function setOut(
  deps: SignInDeps,
  visit: Visit & { readonly browserToken: string; readonly address: string },
): Promise<string> {
  await deps.limits.count('school', visit.address)
  const [state, now] = [newToken(), deps.now()]
  await deps.authDb
    .insertInto('sign_in.school_visits')
    .values({
      state_hash: hashToken(state),
      browser_hash: hashToken(visit.browserToken),
      account_id: visit.accountId,
      shared_device: visit.sharedDevice,
      leads_to: visit.next,
      created_at: now,
      expires_at: new Date(now.getTime() + minutesAway * 60_000),
    })
    .execute()
  return state
}

/** What this browser set out for with this state. Once: it is then over, whatever comes of it. */
export async function comeBack(
  deps: Pick<SignInDeps, 'authDb' | 'now'>,
  { state, browserToken }: { readonly state: string; readonly browserToken: string },
): Promise<Visit | undefined> {
  const row = await deps.authDb
    .deleteFrom('sign_in.school_visits')
    .where('state_hash', '=', hashToken(state))
    .where('browser_hash', '=', hashToken(browserToken))
    .where('expires_at', '>', deps.now())
    .returning(['account_id as accountId', 'shared_device as sharedDevice', 'leads_to as next'])
    .executeTakeFirst()
  return row
}

/**
 * PKCE's secret and the id token's nonce. Made from the browser's own secret and never written down: whoever reads the table
 * of visits cannot finish one.
 */
export const secretsOf = (browserToken: string, state: string) => ({
  verifier: hashToken(browserToken, state, 'verifier').toString('base64url'),
  nonce: hashToken(browserToken, state, 'nonce').toString('base64url'),
})

/**
 * The school's page for this visit. Whoever is in already goes there to make sure who they are (`again`): where they signed in
 * there too long ago to count, it asks anew.
 * @throws while the provider cannot be reached
 */
export async function schoolPage(
  deps: SignInDeps,
  school: School,
  {
    browserToken,
    state,
    again = false,
  }: { readonly browserToken: string; readonly state: string; readonly again?: boolean },
): Promise<string> {
  const { verifier, nonce } = secretsOf(browserToken, state)
  return buildAuthorizationUrl(await school.provider(), {
    redirect_uri: wayBack(deps),
    scope: 'openid email',
    code_challenge: hashToken(verifier).toString('base64url'),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(again && { max_age: String(proofLasts) }),
  }).href
}
