import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EVENINGS } from '../../app/power/assemblies/seed.ts'
import { ADDRESSES, ASKED, dayFields } from '../../app/power/assemblies/testing/begun.ts'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

test('the sceptic checks a draw on their own device, and sees at once when what is published was changed', async () => {
  const page = await (await kith.context()).newPage()
  await page.goto(`${kith.url}/assemblies/${EVENINGS}`)
  await page.getByRole('link', { name: 'Draw 1' }).click()
  await page.getByRole('button', { name: 'Check it here' }).click()
  await page.getByText('✓ Everything is as it says.').waitFor()
  await page.getByText('✓ These words pick panel').waitFor()

  const told = page.getByLabel('The fingerprint you were told')
  const real = await told.inputValue()
  await told.fill(`${real.startsWith('0') ? '1' : '0'}${real.slice(1)}`)
  await page.getByRole('button', { name: 'Check it here' }).click()
  await page.getByText('✗ The fingerprint is another than you were told').waitFor()

  // Somebody has put other people on the panels: the same page, another file.
  await told.fill(real)
  await page.route('**/document.json', async (route) => {
    const response = await route.fetch()
    const document = await response.json()
    document.panels[0] = document.panels[1]
    await route.fulfill({ response, json: document })
  })
  await page.getByRole('button', { name: 'Check it here' }).click()
  await page.getByText('✗ Something is not as it says').waitFor()
  expect(kith.faults).toEqual([])
})

test('the organiser draws letters; somebody without an account answers one, sees their chance and finds themself', async () => {
  const tomos = await kith.as('tomos')
  const list = join(tmpdir(), `doors-${process.pid}.csv`)
  await writeFile(list, ADDRESSES)
  const until = dayFields('until', 20)
  await tomos.goto('/assemblies/new')
  await tomos.getByLabel('What is it called?').fill('The old quay')
  await tomos.getByLabel('The question to the panel').fill('What should become of the old quay?')
  await tomos.getByLabel('Who framed the question').fill('People who live by it')
  await tomos.getByLabel('How many people are on the panel?').fill('2')
  await tomos.getByLabel('When and where does the panel meet?').fill('Two Saturdays')
  await tomos.getByLabel('How else can people answer?').fill('01792 550100')
  for (const part of ['day', 'month', 'year'])
    await tomos.locator(`input[name="until-${part}"]`).fill(until[`until-${part}`]!)
  await tomos.getByRole('button', { name: 'Begin it' }).click()
  await tomos.getByRole('link', { name: 'Letters' }).click()
  await tomos.getByLabel('One thing a line').fill(ASKED)
  await tomos.getByRole('button', { name: 'Ask this' }).click()
  await tomos.getByLabel('A CSV file').setInputFiles(list)
  await tomos.getByRole('button', { name: 'Bring the list in' }).click()
  await tomos.getByText('20 addresses brought in.').waitFor()
  await tomos.getByLabel('How many letters?').fill('6')
  await tomos.getByLabel('area').check()
  await tomos.getByLabel('Words of chance').fill('3 1 6')
  await tomos.getByRole('button', { name: 'Draw the letters' }).click()
  await tomos.getByText('6 letters drawn.').waitFor()
  const id = /assemblies\/([0-9a-f-]{36})/.exec(tomos.url())![1]!

  await tomos.goto(`/assemblies/${id}/clerks`)
  await tomos.getByLabel('Name a clerk').selectOption({ label: 'Ines Calder' })
  await tomos.getByRole('button', { name: 'Name them' }).click()
  const ines = await kith.as('ines')
  await ines.goto(`/assemblies/${id}/letters`)
  await ines.getByRole('link', { name: 'Print them' }).click()
  const codes = await ines.locator('.letter-code').allInnerTexts()
  expect(codes).toHaveLength(6)

  const volunteer = await (await kith.context()).newPage()
  for (const [n, code] of codes.slice(0, 4).entries()) {
    await volunteer.goto(`${kith.url}/assemblies/answer#${code}`)
    await volunteer.getByRole('button', { name: 'Go on' }).click()
    await volunteer.getByLabel('Yes, put my name in').check()
    await volunteer.getByLabel('Your name').fill(`Volunteer ${n}`)
    await volunteer.getByLabel('How can we reach you?').fill('01792 1')
    await volunteer.getByLabel(n % 2 === 0 ? 'young' : 'old').check()
    await volunteer.getByLabel(n < 2 ? 'East' : 'West').check()
    await volunteer.getByRole('button', { name: 'Send my answer' }).click()
    await volunteer.getByText('Thank you. Your name is in.').waitFor()
    if (n < 3) await volunteer.getByRole('button', { name: 'I am done' }).click()
  }

  await tomos.goto(`/assemblies/${id}/quotas`)
  for (const input of await tomos.getByLabel('People here').all()) await input.fill('500')
  await tomos.getByRole('button', { name: 'Work them out' }).click()
  await tomos.getByRole('link', { name: 'Go on to the draw' }).click()
  await tomos.getByRole('button', { name: 'Work the draw out' }).click()
  await tomos.getByText('It is worked out', { exact: true }).waitFor()
  await tomos.getByLabel('Dice in the hall').check()
  await tomos.getByLabel('Exactly what?').fill('Two dice')
  await tomos.getByRole('button', { name: 'Publish the draw' }).click()
  await tomos.getByText('Published. Nothing of it can change now.').waitFor()

  await volunteer.reload()
  await volunteer.getByText('a chance of 50%').waitFor()
  await volunteer.getByRole('link', { name: 'Find yourself in what is published' }).click()
  await volunteer.getByRole('button', { name: 'Check it here' }).click()
  await volunteer
    .getByText(
      /✓ You are in it as p\d \(Age: old, area: West\)|✓ You are in it as p\d \(Age: old, Area: West\)/,
    )
    .waitFor()

  for (const page of [tomos, ines]) {
    await page.goto(`/assemblies/${id}/draw`)
    await page.getByLabel('What do the dice show?').fill('5 2')
    await page.getByRole('button', { name: 'This is what I saw' }).click()
  }
  await ines.getByText('is the panel: 2 people').waitFor()
  expect(kith.faults).toEqual([])
})
