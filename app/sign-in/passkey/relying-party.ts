import { isIP } from 'node:net'
import type { SignInDeps } from '../deps.ts'

type Deps = Pick<SignInDeps, 'publicUrl'>

/** Who a passkey is for: the host of the public address, which the browser checks and the key signs. */
export function relyingParty({ publicUrl }: Deps): { id: string; origin: string } {
  const { hostname, origin } = new URL(publicUrl)
  return { id: hostname, origin }
}

/** Browsers make passkeys for names over https, and for `localhost`; never for a bare address such as 127.0.0.1. */
export function canHavePasskeys({ publicUrl }: Deps): boolean {
  const { hostname, protocol } = new URL(publicUrl)
  return hostname === 'localhost' || (protocol === 'https:' && !isIP(hostname.replace(/^\[|\]$/g, '')))
}
