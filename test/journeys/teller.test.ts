import { afterAll, beforeAll, expect, test } from 'vitest'
import { GROWING_UP } from '../../app/listening/listening/seed.ts'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

test('the teller: a listener plays back, she confirms, answers, sees where people agree, and takes it back', async () => {
  const [nia, priya] = [await kith.as('nia'), await kith.as('priya')]
  const at = `/listening/${GROWING_UP}`
  const words = 'I feed the robin before school.'

  await nia.goto(`${at}/listen?who=${await kith.id('priya')}`)
  await nia.getByLabel('Their words').fill(words)
  await nia.getByLabel('People here, without a name').check()
  await nia.getByLabel('They said so').check()
  await nia.getByRole('button', { name: 'Keep it' }).click()
  await nia.getByText('Read it out. They say').waitFor()

  await priya.goto('/')
  await priya.getByRole('link', { name: 'Read what was written' }).click()
  await priya.getByText(words).waitFor()
  await priya.getByRole('button', { name: 'Yes, that is right' }).click()
  await priya.getByText('It counts now').waitFor()
  const hers = priya.url()

  await priya.goto(`${at}/vote`)
  for (let answered = 0; answered < 2; answered++)
    await priya.getByRole('button', { name: 'I agree' }).click()
  await priya.goto(`${at}/agree`)
  await priya.getByRole('heading', { name: 'What people agree on, across all groups' }).waitFor()

  await priya.goto(hers)
  await priya.getByRole('link', { name: 'Take it back' }).click()
  await priya.getByRole('button', { name: 'Yes, take it back' }).click()
  await priya.getByText('Your words are gone').waitFor()
  await nia.goto(`${at}/voices`)
  expect(await nia.locator('main').innerText()).not.toContain(words)
  expect(kith.faults).toEqual([])
})
