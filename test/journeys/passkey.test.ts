import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

test('a passkey is added, signs in, and signs in no more when it was taken away', async () => {
  const page = await kith.as('poppy')
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto('/account/passkeys')
  await page.getByLabel('What to call it').fill('My phone')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.locator('.thing-title', { hasText: 'My phone' }).waitFor()

  const signOut = async () => {
    await page.goto('/sign-out')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('/sign-in')
  }
  const usePasskey = () => page.getByRole('button', { name: /fingerprint/ }).click()
  await signOut()
  await usePasskey()
  await page.waitForURL('/')
  expect(await page.locator('header').innerText()).toContain('Poppy')

  await page.goto('/account/passkeys')
  await page.getByRole('button', { name: /My phone/ }).click()
  await page.getByText('You have none yet.').waitFor()
  await signOut()
  await usePasskey()
  await page.getByText('That passkey is not known here').waitFor()
  expect(kith.faults).toEqual([])
})
