import { AuthorizationResponseError, ResponseBodyError } from 'openid-client'

/** Why coming back from the school did not end in signing in. */
export type Trouble =
  /** Somebody said no there, or the school does. */
  | 'refused'
  /** The code, the state or what was signed is not good: used already, meddled with, or for somebody else. */
  | 'not-good'
  /** The provider does not answer, or not in a way that can be understood. */
  | 'away'

const away =
  /^OAUTH_(TIMEOUT|WWW_AUTHENTICATE_CHALLENGE|ABORT|HTTP_REQUEST_FORBIDDEN|RESPONSE_IS_NOT_CONFORM|RESPONSE_IS_NOT_JSON|PARSE_ERROR|JSON_ATTRIBUTE)/

/** What an error of `openid-client` means; undefined where it is none, and so a fault of our own. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof AuthorizationResponseError)
    return error.error === 'access_denied' || error.error.endsWith('_required') ? 'refused' : 'away'
  // `invalid_client` and its like are between the two machines: nobody at this page can do anything about them.
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant' ? 'not-good' : 'away'
  if (!(error instanceof Error)) return undefined
  const code = codeOf(error)
  if (code?.startsWith('OAUTH_')) return away.test(code) ? 'away' : 'not-good'
  // What fetch throws when nobody answers.
  return error instanceof TypeError && error.message === 'fetch failed' ? 'away' : undefined
}

/** The shortest that helps whoever runs Kith, with nothing of whoever was at the page. */
export function reasonOf(error: unknown): string {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return error.error
  return codeOf(error) ?? codeOf((error as Error).cause) ?? (error as Error).name
}

const codeOf = (error: unknown): string | undefined => {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : undefined
}
