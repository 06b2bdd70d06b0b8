import { z } from 'zod'

/** A school's own sign-in, as whoever runs Kith has set it up. */
export interface SchoolSettings {
  /** As the provider calls itself: `https://accounts.school.example`. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What stands on the button. */
  readonly name: string
  /** The school's own: its word about an address counts for these only, because it cannot know whose others are. */
  readonly domains: readonly string[]
}

const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME', 'OIDC_DOMAINS'] as const

/**
 * Reads `OIDC_*` through `said`; undefined where none is set.
 * @throws Error with a sentence naming the variable and the mend; never the secret
 */
export function readSchool(said: (name: string) => string | undefined): SchoolSettings | undefined {
  if (names.every((name) => said(name) === undefined)) return undefined
  const missing = names.filter((name) => said(name) === undefined)
  if (missing.length > 0)
    throw new Error(`A school’s sign-in also needs ${missing.join(', ')}: see docs/run-it.md.`)
  const [issuer, clientId, clientSecret, name, domains] = names.map((one) => said(one)!) as [
    string,
    string,
    string,
    string,
    string,
  ]
  if (!isIssuer(issuer))
    throw new Error(
      `OIDC_ISSUER is “${issuer}”: give the provider’s https address, such as https://accounts.school.example.`,
    )
  const listed = domains
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  const wrong = listed.find((domain) => !z.email().safeParse(`somebody@${domain}`).success)
  if (wrong !== undefined)
    throw new Error(`OIDC_DOMAINS has “${wrong}”: give what stands after the @, such as school.example.`)
  return { issuer, clientId, clientSecret, name, domains: listed }
}

/** Over https, or on this machine for a trial. */
function isIssuer(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || url.search !== '' || url.hash !== '' || url.username !== '') return false
  return url.protocol === 'https:' || isHere(url)
}

/** An address of this machine that needs no certificate. */
export const isHere = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
