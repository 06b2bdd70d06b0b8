import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignInDeps } from '../deps.ts'
import { authenticator } from '../test/authenticator.ts'
import { browser } from '../test/browser.ts'
import { codeIn, type SignInTown, signInTown } from '../test/sign-in-town.ts'

const origin = 'https://kith.example'
let town: SignInTown
let deps: SignInDeps
beforeAll(async () => {
  town = await signInTown()
  deps = { ...town.deps, publicUrl: origin }
})
afterAll(() => town.stop())

test('added on the page of passkeys, used on the page of sign-in, taken away again', async () => {
  const dana = await town.withEmail('Dana', 'dana@wharton.example')
  const own = browser(deps)
  await own.post('/sign-in', { email: 'dana@wharton.example' })
  await own.post('/sign-in/code', { code: codeIn((await town.letters('dana@wharton.example'))[0]) })
  expect((await own.get('/account/passkeys')).text).toContain('data-passkey="create"')

  const key = authenticator('kith.example')
  const toMake = JSON.parse((await own.post('/account/passkeys/options', {})).text)
  expect(toMake.user.displayName).toBe('Dana')
  const made = JSON.stringify(key.create(toMake.challenge, origin))
  expect(await own.post('/account/passkeys', { label: '', answer: made })).toMatchObject({
    to: '/account/passkeys',
  })
  expect((await own.get('/account/passkeys')).text).toContain('Not used yet')

  const next = browser(deps)
  expect((await next.get('/sign-in')).text).toContain('data-passkey="get"')
  const toSign = JSON.parse((await next.post('/sign-in/passkey/options', {})).text)
  const signed = JSON.stringify(key.get(toSign.challenge, origin))
  expect(await next.post('/sign-in/passkey', { answer: signed, next: '/plan' })).toMatchObject({
    to: '/plan',
  })
  expect(await next.who()).toEqual({ placeId: dana.placeId, personId: dana.personId })

  await own.post('/account/passkeys/remove', { passkey: key.id })
  expect((await own.get('/account/passkeys')).text).toContain('You have none yet')
})

test('whatever else is sent is answered with a sentence', async () => {
  const stranger = browser(deps)
  for (const answer of ['', 'not json', '{}', '{"id":"a","rawId":"a","type":"public-key"}', '[]', 'null']) {
    const { status, text } = await stranger.post('/sign-in/passkey', { answer })
    expect(status).toBe(422)
    expect(text).toContain('That passkey is not known here')
  }
  expect((await stranger.post('/account/passkeys', { answer: '{}' })).to).toBe(
    '/sign-in?then=/account/passkeys',
  )
  expect((await stranger.post('/account/passkeys/options', {})).status).toBe(401)
})

test('is not offered where no browser could', async () => {
  expect((await browser(town.deps).get('/sign-in')).text).not.toContain('data-passkey')
})
