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

const plan = idOf('plan priya')
const NOTHING = 'There is nothing here for you to see'

test('the mother who is let in, and then not', async () => {
  const [amelia, priya, poppy] = [await kith.as('amelia'), await kith.as('priya'), await kith.as('poppy')]
  await amelia.getByRole('link', { name: 'Shared with me' }).click()
  await amelia.getByRole('link', { name: 'Priya Kowalski’s plan' }).click()
  expect(await amelia.locator('main').innerText()).toContain('Have a bed of my own on the allotment.')
  // What Priya keeps to herself was never open.
  expect(await amelia.locator('main').innerText()).not.toContain('Darren')

  await priya.goto(`/things/${plan}`)
  const before = await priya.locator('main').innerText()
  expect(before).toContain('Amelia')
  await priya.getByRole('button', { name: /^Close it Amelia/ }).click()
  expect(await priya.locator('main').innerText()).toContain('Closed.')

  await amelia.reload()
  expect(await amelia.locator('h1').innerText()).toBe(NOTHING)
  await amelia.goBack()
  await amelia.goto('/opened')
  expect(await amelia.locator('main').innerText()).not.toContain('Priya Kowalski’s plan')

  // The tutor's door was another one.
  await poppy.goto(`/plans/${plan}`)
  expect(await poppy.locator('main').innerText()).toContain('Have a bed of my own on the allotment.')
  expect(kith.faults).toEqual([])
})
