import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignInDeps } from '../deps.ts'
import { browser } from '../test/browser.ts'
import { type SignInTown, signInTown } from '../test/sign-in-town.ts'

let town: SignInTown
let deps: SignInDeps
beforeAll(async () => {
  town = await signInTown()
  deps = { ...town.deps, publicUrl: 'https://kith.example' }
})
afterAll(() => town.stop())

test('whatever is sent that no passkey signed is answered with a sentence', async () => {
  const stranger = browser(deps)
  for (const answer of ['', 'not json', '{}', '{"id":"a","rawId":"a","type":"public-key"}', '[]', 'null']) {
    const { status, text } = await stranger.post('/sign-in/passkey', { answer })
    expect(status).toBe(422)
    expect(text).toContain('That passkey is not known here')
  }
})

test('is not offered where no browser could', async () => {
  expect((await browser(deps).get('/sign-in')).text).toContain('data-passkey="get"')
  expect((await browser(town.deps).get('/sign-in')).text).not.toContain('data-passkey')
})
