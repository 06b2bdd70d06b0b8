import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '#db/seeds/ids.ts'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

const REASON = 'She told her friend that she is not safe at home tonight.'

test('a look for safety: with a reason, told to the second lead and to the child, and over when it is closed', async () => {
  const [sian, yusuf, priya] = [await kith.as('sian'), await kith.as('yusuf'), await kith.as('priya')]
  const plan = `/plans/${idOf('plan priya')}`
  expect((await sian.goto(plan))?.status()).toBe(404)

  await sian.goto(`/safety/care/${await kith.id('priya')}/open`)
  await sian.getByRole('button', { name: 'Open them now' }).click()
  expect(await sian.locator('main').innerText()).toContain('Say why, in a sentence.')
  await sian.getByLabel('Why do you have to look?').fill(REASON)
  await sian.getByRole('button', { name: 'Open them now' }).click()
  await sian.waitForURL('**/safety/overrides/*')
  const look = sian.url()
  expect((await sian.goto(plan))?.status()).toBe(200)
  // Also what she keeps to herself.
  expect(await sian.locator('main').innerText()).toContain('Things with Darren.')

  await yusuf.goto('/safety/overrides')
  expect(await yusuf.locator('main').innerText()).toContain('Priya Kowalski')
  expect((await yusuf.goto(plan))?.status()).toBe(404)

  await priya.goto('/who-looked')
  const told = await priya.locator('main').innerText()
  expect(told).toContain('Siân')
  expect(told).toContain(REASON)

  await sian.goto(look)
  await sian.getByRole('button', { name: /close it$/ }).click()
  expect((await sian.goto(plan))?.status()).toBe(404)
  expect(kith.faults).toEqual([])
})
