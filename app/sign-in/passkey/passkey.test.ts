import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignInDeps } from '../deps.ts'
import { TooManyTries } from '../errors.ts'
import { findSession } from '../session/find-session.ts'
import { type Authenticator, authenticator } from '../test/authenticator.ts'
import { laptop, type SignInTown, signInTown } from '../test/sign-in-town.ts'
import { newToken } from '../token.ts'
import { addPasskey, askForPasskey } from './add-passkey.ts'
import { madePasskey, signedByPasskey } from './answer.ts'
import { listPasskeys, removePasskey } from './keep-passkeys.ts'
import { canHavePasskeys } from './relying-party.ts'
import { askToSign, signInByPasskey } from './sign-in-by-passkey.ts'

const origin = 'https://kith.example'
let town: SignInTown
let deps: SignInDeps
beforeAll(async () => {
  town = await signInTown()
  deps = { ...town.deps, publicUrl: origin }
})
afterAll(() => town.stop())

async function add(key: Authenticator, accountId: string, from = origin, browserToken = newToken()) {
  const options = await askForPasskey(deps, { accountId, browserToken, name: 'Dana' })
  const answer = madePasskey.parse(key.create(options.challenge, from))
  return {
    again: () =>
      addPasskey(deps, { accountId, browserToken, answer, label: 'My phone', countsFrom: deps.now() }),
    options,
    answer,
  }
}

async function sign(key: Authenticator, how: { from?: string; other?: boolean; late?: number } = {}) {
  const [browserToken, address] = [newToken(), newToken()]
  const { challenge } = await askToSign(deps, browserToken, address)
  const answer = signedByPasskey.parse(key.get(challenge, how.from ?? origin))
  town.wait(how.late ?? 0)
  const input = {
    answer,
    browserToken: how.other ? newToken() : browserToken,
    browser: laptop,
    address,
  }
  return { once: () => signInByPasskey(deps, input) }
}

test('a passkey is made, signs in without a name, and is listed', async () => {
  const dana = await town.withEmail('Dana', 'dana@wharton.example')
  const key = authenticator('kith.example')
  expect(await (await add(key, dana.accountId)).again()).toBe(true)
  const started = await (await sign(key)).once()
  expect((await findSession(deps, started!.token))?.person?.personId).toBe(dana.personId)
  const [listed] = await listPasskeys(deps, dana.accountId)
  expect(listed).toMatchObject({ label: 'My phone', lastUsed: town.deps.now() })
})

describe('what does not sign in', () => {
  const known = async (name: string) => {
    const person = await town.withEmail(name, `${name}@wharton.example`)
    const key = authenticator('kith.example')
    await (await add(key, person.accountId)).again()
    return { key, ...person }
  }

  test('an answer sent twice', async () => {
    const { once } = await sign((await known('twice')).key)
    expect(await once()).toBeDefined()
    expect(await once()).toBeUndefined()
  })

  test('an answer from another browser than was asked', async () => {
    expect(await (await sign((await known('other')).key, { other: true })).once()).toBeUndefined()
  })

  test('an answer after five minutes', async () => {
    const { key } = await known('late')
    expect(await (await sign(key, { late: 4 })).once()).toBeDefined()
    expect(await (await sign(key, { late: 5 })).once()).toBeUndefined()
  })

  test('an answer made on another site', async () => {
    expect(
      await (await sign((await known('phish')).key, { from: 'https://kith.evil' })).once(),
    ).toBeUndefined()
  })

  test('a key nobody here has', async () => {
    expect(await (await sign(authenticator('kith.example'))).once()).toBeUndefined()
  })

  test('a copy of a key, whose counter is behind', async () => {
    const { key } = await known('copy')
    const copy = key.copy()
    expect(await (await sign(key)).once()).toBeDefined()
    expect(await (await sign(key)).once()).toBeDefined()
    expect(await (await sign(copy)).once()).toBeUndefined()
  })

  test('a key used without a fingerprint, face or PIN', async () => {
    const { key } = await known('unverified')
    key.verifiesUser = false
    expect(await (await sign(key)).once()).toBeUndefined()
  })

  test('a key that was taken away', async () => {
    const { key, accountId } = await known('gone')
    const [listed] = await listPasskeys(deps, accountId)
    const stranger = await known('stranger')
    const taken = { passkeyId: listed!.id, another: false }
    await removePasskey(deps, { ...taken, accountId: stranger.accountId })
    expect(await (await sign(key)).once()).toBeDefined()
    expect(await removePasskey(deps, { ...taken, accountId })).toBe(true)
    expect(await (await sign(key)).once()).toBeUndefined()
  })
})

describe('what is not added', () => {
  test('an answer sent twice, from another site, or to what another account was asked', async () => {
    const one = await town.withEmail('one', 'one@wharton.example')
    const two = await town.withEmail('two', 'two@wharton.example')
    const sent = await add(authenticator('kith.example'), one.accountId)
    expect(await sent.again()).toBe(true)
    expect(await sent.again()).toBe(false)
    expect(await (await add(authenticator('kith.example'), one.accountId, 'https://kith.evil')).again()).toBe(
      false,
    )
    const browserToken = newToken()
    const asked = await askForPasskey(deps, { accountId: two.accountId, browserToken, name: 'Two' })
    const answer = madePasskey.parse(authenticator('kith.example').create(asked.challenge, origin))
    expect(
      await addPasskey(deps, {
        accountId: one.accountId,
        browserToken,
        answer,
        label: 'x',
        countsFrom: deps.now(),
      }),
    ).toBe(false)
    expect(await listPasskeys(deps, one.accountId)).toHaveLength(1)
  })

  test('a key the account already has: the browser is told of it', async () => {
    const { accountId } = await town.withEmail('again', 'again@wharton.example')
    const key = authenticator('kith.example')
    await (await add(key, accountId)).again()
    const { options } = await add(key, accountId)
    expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([key.id])
  })
})

test('asking what to sign, again and again, is stopped', async () => {
  const ask = () => askToSign(deps, newToken(), 'one address')
  for (let i = 0; i < 200; i++) await ask()
  await expect(ask()).rejects.toThrow(TooManyTries)
})

test('a failing database is a fault, not a wrong passkey', async () => {
  const { challenge } = await askToSign(deps, 'asked', 'a')
  const answer = signedByPasskey.parse(authenticator('kith.example').get(challenge, origin))
  const away = deps.authDb.withPlugin({
    transformQuery() {
      throw new Error('the database is away')
    },
    transformResult: async ({ result }) => result,
  })
  const input = { answer, browserToken: 'asked', browser: laptop, address: 'a' }
  await expect(signInByPasskey({ ...deps, authDb: away }, input)).rejects.toThrow('away')
})

test('a bare address can have no passkeys', () => {
  const can = (publicUrl: string) => canHavePasskeys({ publicUrl })
  expect(['https://kith.example', 'http://localhost:4170'].map(can)).toEqual([true, true])
  expect(
    ['http://127.0.0.1:4170', 'https://10.0.0.1', 'https://[::1]', 'http://kith.example'].map(can),
  ).toEqual([false, false, false, false])
})
