import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

test('a learner looks through those who offer, puts them in her order on a phone, and asks for somebody she knows', async () => {
  const ngozi = await kith.as('ngozi')
  const main = () => ngozi.locator('main').innerText()
  await ngozi.getByRole('link', { name: 'Choose a mentor' }).click()
  expect(await main()).toContain('Nobody yet. Choose from the people below.')

  await ngozi.getByRole('searchbox').fill('bicycles')
  await ngozi.getByRole('button', { name: 'Look' }).click()
  expect(await ngozi.locator('.mentor').count()).toBe(1)
  await ngozi.getByRole('button', { name: 'Choose Walter Osei' }).click()
  for (const name of ['Nia Smith-Jones', 'Aisha Chen', 'Bilal Adeyemi', 'Ella Ahmed', 'Ella Brown'])
    await ngozi.getByRole('button', { name: `Choose ${name}` }).click()
  expect(await main()).toContain('You have six.')
  const order = () => ngozi.locator('.order-name').allInnerTexts()
  await ngozi.getByRole('button', { name: 'Nia Smith-Jones up' }).click()
  expect((await order()).slice(0, 2)).toEqual(['Nia Smith-Jones', 'Walter Osei'])
  await ngozi.getByLabel('Place of Ella Brown').selectOption('1')
  await ngozi.getByRole('button', { name: 'Use these numbers' }).click()
  expect((await order()).slice(0, 3)).toEqual(['Ella Brown', 'Nia Smith-Jones', 'Walter Osei'])

  // All six on one screen of a phone.
  const [first, last] = [ngozi.locator('.order-one').first(), ngozi.locator('.order-one').last()]
  await first.scrollIntoViewIfNeeded()
  const [top, bottom] = [(await first.boundingBox())!, (await last.boundingBox())!]
  expect(bottom.y + bottom.height - top.y).toBeLessThan(844)

  await ngozi.getByRole('button', { name: 'Take Ella Brown out' }).click()
  expect((await order())[0]).toBe('Nia Smith-Jones')
  await ngozi.getByRole('link', { name: 'Ask for somebody you know who is not here' }).click()
  expect(await main()).toContain('Nobody else. You see when they looked.')
  await ngozi.getByLabel('Who would you like, and how do you know them?').fill('Mr Bell from the boxing club')
  await ngozi.getByRole('button', { name: 'Ask', exact: true }).click()
  expect(await main()).toContain('No answer yet.')
  expect(kith.faults).toEqual([])
})

test('the same without JavaScript', async () => {
  const plain = await kith.as('ravi', { javaScriptEnabled: false })
  await plain.goto('/mentoring/choose')
  await plain.getByRole('button', { name: 'Choose Nia Smith-Jones' }).click()
  await plain.getByRole('button', { name: 'Choose Walter Osei' }).click()
  await plain.getByRole('button', { name: 'Walter Osei up' }).click()
  expect(await plain.locator('.order-name').allInnerTexts()).toEqual(['Walter Osei', 'Nia Smith-Jones'])
})
