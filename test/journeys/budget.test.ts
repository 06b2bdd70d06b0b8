import { afterAll, beforeAll, expect, test } from 'vitest'
import { LUNCH, YARD } from '../../app/power/participatory-budgeting/seed/budgets.ts'
import { desk, type Kith, openKith, phone } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

test('Priya votes on her phone: finds, chooses, checks, changes her mind, casts, and has a receipt', async () => {
  const priya = await kith.as('priya', { viewport: phone })
  const main = () => priya.locator('main').innerText()
  await priya.getByRole('link', { name: 'Look and vote' }).click()
  await priya.getByRole('link', { name: 'Vote', exact: true }).click()
  await priya.getByLabel('A quiet room').check()
  await priya.getByRole('searchbox').fill('allotment')
  await priya.getByRole('button', { name: 'Find' }).click()
  expect(await main()).toContain('You chose these')
  await priya.getByLabel('Lunch at the allotment').check()
  await priya.getByRole('button', { name: 'Check my vote' }).click()
  expect(await main()).toContain('Lunch at the allotment £2,400')
  await priya.getByRole('button', { name: 'Change it' }).click()
  for (const title of ['A second queue', 'Games to borrow']) await priya.getByLabel(title).check()
  await priya.getByRole('button', { name: 'Check my vote' }).click()
  expect(await main()).toContain('You chose 4. Choose 3 projects at most.')
  await priya.getByLabel('Games to borrow').uncheck()
  await priya.getByRole('button', { name: 'Check my vote' }).click()
  await priya.getByRole('button', { name: 'Cast my vote' }).click()
  expect(await priya.locator('.receipt').innerText()).toMatch(/^([A-HJ-NP-Z2-9]{4} ?){3}$/)
  await priya.getByRole('link', { name: 'Back to the budget' }).click()
  expect(await main()).toContain('You have voted')
  expect(kith.faults).toEqual([])
})

test('Ines enters a sheet that Tomos read, sees that they differ, settles one, and prints more', async () => {
  const ines = await kith.as('ines', { viewport: desk })
  const main = () => ines.locator('main').innerText()
  await ines.goto(`/budgets/${LUNCH.id}`)
  await ines.getByRole('link', { name: 'Paper' }).click()
  expect(await main()).toContain('One sheet waits for a second person.')
  await ines.getByRole('link', { name: 'Enter sheets' }).click()
  await ines.getByLabel('The number on the sheet').fill('00003-9')
  await ines.getByLabel('What is marked on it?').fill('3 6')
  await ines.getByRole('button', { name: 'Next sheet' }).click()
  expect(await main()).toContain('That is not a number of a sheet.')
  await ines.getByLabel('The number on the sheet').fill('00003-7')
  await ines.getByRole('button', { name: 'Next sheet' }).click()
  expect(await main()).toContain('was read differently by somebody else')
  await ines.goto(`/budgets/${LUNCH.id}/paper`)
  await ines.getByRole('link', { name: 'Settle differences' }).click()
  expect(await main()).toContain('Tomos Bevan read 1, 7')
  await ines.getByLabel('What is marked on it?').fill('1 7')
  await ines.getByRole('button', { name: 'This is right' }).click()
  expect(await main()).toContain('is settled.')
  await ines.goto(`/budgets/${LUNCH.id}/paper`)
  await ines.getByLabel('How many new sheets?').fill('2')
  await ines.getByRole('button', { name: 'Make them' }).click()
  await ines.emulateMedia({ media: 'print' })
  expect(await ines.locator('h1').isVisible()).toBe(false)
  const [first, second] = await ines.locator('.ballot-sheet').all()
  expect(await first!.isVisible()).toBe(true)
  expect(await second!.evaluate((sheet) => getComputedStyle(sheet).breakBefore)).toBe('page')
  expect(kith.faults).toEqual([])
})

test('a sceptic without an account counts the published ballots again in their own browser', async () => {
  const page = await (await kith.context({ viewport: phone })).newPage()
  await page.goto(`/budgets/${YARD.id}/results`)
  await page.getByRole('link', { name: 'Count it again yourself' }).click()
  await page.getByRole('button', { name: 'Count on this device' }).click()
  await page.getByText('It holds. Counted again on this device').waitFor()

  const ballots = await page.evaluate(
    async (path) => (await fetch(path)).text(),
    `/budgets/${YARD.id}/votes.pb`,
  )
  expect(ballots).toContain('vote_type;approval')
  // Somebody changes one ballot on the way: the browser says so.
  await page.route('**/votes.pb', (route) => route.fulfill({ body: ballots.replace(/\n1;[^;\n]*/, '\n1;4') }))
  await page.getByRole('button', { name: 'Count on this device' }).click()
  await page.getByText('It does not hold:').waitFor()
  expect(await page.locator('[data-verify-says]').innerText()).toContain('These are not the ballots')
  expect(kith.faults).toEqual([])
})
