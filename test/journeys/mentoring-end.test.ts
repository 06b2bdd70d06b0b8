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

test('a learner ends it without a reason: doors close, the mentor sees resting, and she chooses another at once', async () => {
  const [priya, nia] = [await kith.as('priya'), await kith.as('nia')]
  const plan = `/plans/${idOf('plan priya')}`
  expect((await nia.goto(plan))?.status()).toBe(200)

  await priya.goto('/mentoring')
  await priya.getByRole('link', { name: 'End it Nia Smith-Jones' }).click()
  expect(await priya.locator('main').innerText()).toContain('You do not have to say why.')
  await priya.getByRole('button', { name: 'Yes, end it' }).click()
  await priya.waitForURL('**/mentoring/choose')
  await priya.getByRole('button', { name: 'Choose Walter Osei' }).click()
  expect(await priya.locator('.order-name').allInnerTexts()).toEqual(['Walter Osei'])

  expect((await nia.goto(plan))?.status()).toBe(404)
  await nia.goto('/mentoring')
  const told = await nia.locator('main').innerText()
  expect(told).toContain('Resting')
  expect(told).not.toMatch(/ended|said no/i)
  expect(kith.faults).toEqual([])
})
