import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardFor } from './support/card-for.ts'
import { type Kith, openKith } from './support/kith.ts'
import { axeFinds } from './support/look.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

const BROKEN = 'This card does not work.'

async function useCard(secret: string) {
  const page = await (await kith.context()).newPage()
  await page.goto('/sign-in/card')
  await page.getByLabel('Letters and numbers on your card').fill(secret)
  await page.getByRole('button', { name: 'Go on' }).click()
  return page
}

test('a card signs in once, to set a secret that signs in from then on', async () => {
  const secret = await cardFor(kith, 'Ravi Green')
  const page = await useCard(secret.toLowerCase())
  expect(await page.locator('h1').innerText()).toBe('Hello Ravi!')
  expect(await axeFinds(page)).toEqual([])
  await page.getByLabel('Your secret').fill('otter lantern tuesday')
  await page.getByRole('button', { name: 'This is my secret' }).click()
  const name = (await page.locator('.sign-in-secret').innerText()).trim()
  expect(await axeFinds(page)).toEqual([])

  const again = await useCard(secret)
  await again.getByText(BROKEN).first().waitFor()

  const elsewhere = await (await kith.context()).newPage()
  await elsewhere.goto('/sign-in')
  await elsewhere.getByRole('textbox', { name: 'Sign-in name' }).fill(name)
  await elsewhere.getByRole('textbox', { name: 'Your secret' }).fill('otter lantern tuesday')
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
  await elsewhere.waitForURL('/')
  expect(await elsewhere.locator('header').innerText()).toContain('Ravi Green')
})

test('a card that was voided signs nobody in; the one made after it does', async () => {
  const { rows } = await sql<{
    name: string
  }>`select coalesce(preferred_name, given_name) || ' ' || family_name as name from people
    where id = ${await kith.id('ngozi')}`.execute(kith.owner)
  const name = rows[0]!.name
  const first = await cardFor(kith, name)
  const second = await cardFor(kith, name)
  const voided = await useCard(first)
  await voided.getByText(BROKEN).first().waitFor()
  const good = await useCard(second)
  expect(await good.locator('h1').innerText()).toContain('Hello')
})
