import {
  allowInsecureRequests,
  ClientSecretBasic,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client'
import type { PersonRef } from '../deps.ts'
import { isHere, type SchoolSettings } from './settings.ts'

/** A school whose own sign-in lets people in. */
export interface School {
  readonly settings: SchoolSettings
  /** What the provider says of itself, asked for when first needed. @throws while it cannot be reached */
  readonly provider: () => Promise<Configuration>
  /** Whom a roll gives this address. */
  readonly whoHas: (email: string) => Promise<readonly PersonRef[]>
  /** One line to whoever runs Kith. */
  readonly log: (line: string) => void
}

const HOUR = 60 * 60 * 1000
/** How long the school may take to answer, in seconds. */
const PATIENCE = 10

/** The school of these settings. What its provider says of itself is asked again after an hour, and after a failure. */
export function schoolOf(settings: SchoolSettings, house: Pick<School, 'whoHas' | 'log'>): School {
  let known: { readonly since: number; readonly provider: Promise<Configuration> } | undefined
  const provider = () => {
    if (known !== undefined && Date.now() - known.since < HOUR) return known.provider
    const asked = { since: Date.now(), provider: discover(settings) }
    known = asked
    asked.provider.catch(() => {
      if (known === asked) known = undefined
    })
    return asked.provider
  }
  return { settings, provider, ...house }
}

async function discover({ issuer, clientId, clientSecret }: SchoolSettings): Promise<Configuration> {
  const url = new URL(issuer)
  return discovery(url, clientId, {}, ClientSecretBasic(clientSecret), {
    timeout: PATIENCE,
    // The id token's signature is looked at although it comes from the provider itself: https alone says only which host.
    execute: [enableNonRepudiationChecks, ...(isHere(url) ? [allowInsecureRequests] : [])],
  })
}
