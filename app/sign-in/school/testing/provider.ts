import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { SchoolSettings } from '../settings.ts'

/** What the provider says of somebody. */
export interface Pupil {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  /** How the school made sure. */
  readonly amr?: readonly string[]
  readonly acr?: string
}

/** A real OpenID provider on this machine, at whose page somebody is signed in. */
export interface TestProvider {
  readonly settings: SchoolSettings
  /** Who sits at its page from now on; `no` presses “Cancel” there. */
  sitting: Pupil | 'no'
  /** Answers 500 to everything, as a school's machine on a bad day. */
  ill: boolean
  readonly stop: () => Promise<void>
}

/** Starts one; `redirectUri` is the one way back it allows. */
export async function testProvider(redirectUri: string): Promise<TestProvider> {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {}
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings = {
    issuer,
    clientId: 'kith',
    clientSecret: 'a secret of forty-two letters & signs: +/=%',
    name: 'Wharton School',
    domains: ['school.example'],
  }
  const here: TestProvider = {
    settings,
    sitting: { sub: 'nobody' },
    ill: false,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  const provider = providerFor(here, redirectUri)
  const pages = provider.callback()
  answer = (request, response) => {
    if (here.ill) response.writeHead(500).end('out of order')
    else if (request.url?.startsWith('/sits/')) void sit(provider, here, request, response)
    else void pages(request, response)
  }
  return here
}

async function sit(
  provider: Provider,
  here: TestProvider,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { sitting } = here
  const said =
    sitting === 'no'
      ? { error: 'access_denied', error_description: 'said no' }
      : {
          login: {
            accountId: sitting.sub,
            remember: false,
            ...(sitting.amr && { amr: [...sitting.amr] }),
            ...(sitting.acr && { acr: sitting.acr }),
          },
        }
  await provider.interactionFinished(request, response, said)
}

function providerFor(here: TestProvider, redirectUri: string): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { clientId, clientSecret, issuer } = here.settings
  return new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: false } },
    acrValues: ['https://refeds.org/profile/mfa'],
    claims: { openid: ['sub', 'amr', 'acr', 'auth_time'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/sits/${uid}` },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => (here.sitting === 'no' ? { sub } : { ...here.sitting }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session!.accountId! })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
}
