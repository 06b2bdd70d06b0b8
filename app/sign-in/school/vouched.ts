import { authorizationCodeGrant, fetchUserInfo } from 'openid-client'
import { z } from 'zod'
import { normaliseEmail } from '../email.ts'
import { proofLasts } from '../session/lifetimes.ts'
import type { School } from './school.ts'
import { secretsOf } from './visit.ts'

/** Whom the school says somebody is. */
export interface Vouched {
  readonly issuer: string
  /** The school's own name for them, which is never given to anybody else. */
  readonly subject: string
  /** Their address, if the school says that it is theirs and it is one of the school's own; asked for only when needed. */
  readonly email: () => Promise<string | undefined>
  /** How it made sure, as it says it: “amr=pwd,mfa acr=…”. Undefined where it says nothing. */
  readonly said: string | undefined
  /** It says that it asked for two factors, and not longer ago than a passkey counts. */
  readonly twoFactors: boolean
}

/** RFC 8176’s `mfa`; the levels of REFEDS and of OpenID’s EAP that mean several factors, or one that cannot be phished. */
const strong = { amr: ['mfa'], acr: ['https://refeds.org/profile/mfa', 'phr', 'phrh'] }

const aboutHow = z.object({
  amr: z.array(z.string().max(100)).max(20).catch([]),
  acr: z.string().max(200).catch(''),
  auth_time: z.number().optional().catch(undefined),
})

/** What an id token says of how the school made sure, at `now`. A provider that says nothing has not said it. */
export function howSure(
  claims: Readonly<Record<string, unknown>>,
  now: Date,
): Pick<Vouched, 'said' | 'twoFactors'> {
  const { amr, acr, auth_time: at } = aboutHow.parse(claims)
  const said = [amr.length > 0 && `amr=${amr.join(',')}`, acr !== '' && `acr=${acr}`]
    .filter(Boolean)
    .join(' ')
  const fresh = at === undefined || now.getTime() / 1000 - at < proofLasts
  const twoFactors = fresh && (amr.some((one) => strong.amr.includes(one)) || strong.acr.includes(acr))
  return { said: said.slice(0, 500) || undefined, twoFactors }
}

const aboutEmail = z.object({ email: z.email().max(254), email_verified: z.literal(true) })

/**
 * Changes the code in `url` (the whole address the browser came back to) for the school's word, which must be for this
 * browser, this visit and this Kith.
 * @throws what openid-client found wrong, or why the provider could not be asked: see `troubleOf`
 */
export async function vouchedFor(
  school: School,
  {
    url,
    browserToken,
    state,
    now,
  }: { readonly url: URL; readonly browserToken: string; readonly state: string; readonly now: Date },
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
  return { issuer: iss, subject: sub, email, ...howSure(claims, now) }
}
