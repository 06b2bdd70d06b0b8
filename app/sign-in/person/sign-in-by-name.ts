import { hash, verify } from '@node-rs/argon2'
import { readSecret } from '../card/secret/secret-rule.ts'
import { readName } from '../card/secret/sign-in-name.ts'
import type { SignInDeps } from '../deps.ts'
import { type Browser, type StartedSession, startSession } from '../session/start-session.ts'

/** Compared with when the name is unknown, so that it takes as long as a wrong secret. Its secret is nobody's. */
let nobody: Promise<string> | undefined

/**
 * Signs in by a sign-in name and the secret that belongs to it. Undefined when either is wrong: not told which, and no faster.
 * @throws {TooManyTries} for the name here, the name anywhere, or the address.
 */
export async function signInByName(
  deps: SignInDeps,
  input: { name: string; secret: string; browser: Browser; address: string },
): Promise<StartedSession | undefined> {
  const name = readName(input.name)
  await deps.limits.count('secretAddress', input.address)
  await deps.limits.count('nameHere', name, input.address)
  await deps.limits.count('nameAnywhere', name)
  const known = await deps.authDb
    .selectFrom('sign_in.secrets')
    .select(['account_id', 'secret_hash'])
    .where('name', '=', name)
    .executeTakeFirst()
  nobody ??= hashSecret('nobody has this one')
  const right = await verify(known?.secret_hash ?? (await nobody), readSecret(input.secret))
  if (known === undefined || !right) return undefined
  await deps.limits.giveBack('secretAddress', input.address)
  await deps.limits.giveBack('nameHere', name, input.address)
  await deps.limits.giveBack('nameAnywhere', name)
  return deps.authDb.transaction().execute((tx) =>
    startSession(tx, {
      accountId: known.account_id,
      cameBy: 'secret',
      browser: input.browser,
      now: deps.now(),
    }),
  )
}

/** Argon2id at 19 MiB and two passes: OWASP's first recommendation, and this library's default. */
export const hashSecret = (secret: string): Promise<string> => hash(readSecret(secret))
