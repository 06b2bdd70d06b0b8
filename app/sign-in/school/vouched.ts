import { authorizationCodeGrant, fetchUserInfo } from 'openid-client'
import { z } from 'zod'
import { normaliseEmail } from '../email.ts'
import type { School } from './school.ts'
import { secretsOf } from './visit.ts'

/** Whom the school says somebody is. */
export interface Vouched {
  readonly issuer: string
  /** The school's own name for them, which is never given to anybody else. */
  readonly subject: string
  /** Their address, if the school says that it is theirs and it is one of the school's own; asked for only when needed. */
  readonly email: () => Promise<string | undefined>
}

const aboutEmail = z.object({ email: z.email().max(254), email_verified: z.literal(true) })

/**
 * Changes the code in `url` (the whole address the browser came back to) for the school's word, which must be for this
 * browser, this visit and this Kith.
 * @throws what openid-client found wrong, or why the provider could not be asked: see `troubleOf`
 */
export async function vouchedFor(
  school: School,
  { url, browserToken, state }: { readonly url: URL; readonly browserToken: string; readonly state: string },
): Promise<Vouched> {
  const provider = await school.provider()
  const { verifier, nonce } = secretsOf(browserToken, state)
  const tokens = await authorizationCodeGrant(provider, url, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  const { iss, sub, ...claims } = tokens.claims()!
  const email = async () => {
    const inToken = aboutEmail.safeParse(claims)
    const said = inToken.success
      ? inToken
      : aboutEmail.safeParse(await fetchUserInfo(provider, tokens.access_token, sub))
    if (!said.success) return undefined
    const address = normaliseEmail(said.data.email)
    return school.settings.domains.includes(address.split('@')[1]!) ? address : undefined
  }
  return { issuer: iss, subject: sub, email }
}
