import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOW } from '../../app/relationships/who-knows-whom/seed.ts'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

const round = `/who-knows-whom/rounds/${NOW}`

test('a class list by keyboard: one key a learner, kept through a reload, saved as one form', async () => {
  const poppy = await kith.as('poppy')
  await poppy.goto(`${round}/mark`)
  const rows = poppy.locator('fieldset.mark-row')
  const count = await rows.count()
  expect(count).toBeGreaterThan(20)
  await rows.first().locator('input').first().focus()
  for (let n = 0; n < count; n++) await poppy.keyboard.press(n % 2 === 0 ? '2' : '3')
  expect(await poppy.locator('.mark-row input:checked').count()).toBe(count)
  const chosen = () =>
    poppy
      .locator('.mark-row input:checked')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
  const before = await chosen()
  expect(before.slice(0, 3)).toEqual(['little', 'not', 'little'])

  await poppy.waitForFunction(() =>
    Object.keys(localStorage).some((name) => name.startsWith('kith-draft:marks')),
  )
  await poppy.reload()
  await poppy.locator('[data-draft-kept]:not([hidden])').waitFor()
  expect(await chosen()).toEqual(before)
  // The arrows go on working as in any list of radios.
  await rows.first().locator('input:checked').focus()
  await poppy.keyboard.press('ArrowLeft')
  expect((await chosen())[0]).toBe('well')

  await poppy.getByRole('button', { name: 'Save my marks' }).click()
  await poppy.getByText(`Kept. ${count} learners are marked.`).waitFor()
  expect((await chosen()).slice(0, 3)).toEqual(['well', 'not', 'little'])
})

test('thumbs: every choice on a phone is as large as a finger, and the list works without JavaScript', async () => {
  const freya = await kith.as('freya', { hasTouch: true })
  await freya.goto(`${round}/mark`)
  const boxes = await freya.locator('.mark-choice input').evaluateAll((all) =>
    all.map((one) => {
      const { width, height } = one.getBoundingClientRect()
      return Math.min(width, height)
    }),
  )
  expect(Math.min(...boxes)).toBeGreaterThanOrEqual(44)

  const storageState = await freya.context().storageState()
  const plain = await (await kith.context({ javaScriptEnabled: false, storageState })).newPage()
  await plain.goto(`${round}/mark`)
  await plain.getByRole('group', { name: 'Ravi Green' }).getByRole('radio', { name: 'Not yet' }).check()
  await plain.getByRole('button', { name: 'Save my marks' }).click()
  expect(
    await plain
      .getByRole('group', { name: 'Ravi Green' })
      .getByRole('radio', { name: 'Not yet' })
      .isChecked(),
  ).toBe(true)
})

test('a learner says who, lets one reader read, is offered something, says yes, and it is kept what became of it', async () => {
  const [ravi, poppy, freya] = [await kith.as('ravi'), await kith.as('poppy'), await kith.as('freya')]
  await ravi.locator('a[href*="/who-knows-whom/"]', { hasText: 'Have a look' }).click()
  expect(await ravi.locator('main').innerText()).toContain(
    'Freya Edwards and Poppy Hughes asked to read this',
  )
  await ravi.getByRole('radio', { name: 'There is nobody at the moment' }).check()
  await ravi
    .getByRole('group', { name: 'Who may read it?' })
    .getByRole('checkbox', { name: 'Freya Edwards' })
    .check()
  await ravi.getByRole('button', { name: 'Send it' }).click()
  await ravi.getByText('You and Freya Edwards can see this').waitFor()

  await poppy.goto(`${round}/look`)
  const nobody = 'ul[aria-label="They say: nobody"]'
  expect(await poppy.locator(nobody).allInnerTexts()).not.toContainEqual(expect.stringContaining('Ravi'))
  await freya.goto(`${round}/look`)
  await freya
    .locator(`${nobody} .thing`, { hasText: 'Ravi' })
    .getByRole('link', { name: /Offer something/ })
    .click()
  await freya
    .getByLabel('Your words to them')
    .fill('Would you like to feed the school’s hens with me on Friday?')
  await freya.getByLabel('Who is the second adult?').selectOption({ label: 'Poppy Hughes' })
  await freya.getByRole('button', { name: 'Offer it' }).click()
  await freya.waitForURL('**/who-knows-whom/offers/*')

  await ravi.goto('/')
  await ravi.getByRole('link', { name: 'Freya Edwards offers you something' }).click()
  expect(await ravi.locator('main').innerText()).toContain('the school’s hens')
  await ravi.getByRole('button', { name: 'Yes, please' }).click()
  await ravi.getByText('They are told that you said yes.').waitFor()
  await ravi.goto('/who-looked')
  expect(await ravi.locator('main').innerText()).toContain('because you let them read it')

  await freya.reload()
  await freya.getByText('Afterwards: say what became of it').click()
  await freya.getByRole('radio', { name: 'Yes' }).check()
  await freya.getByLabel('What became of it, in a sentence').fill('He named two of them.')
  await freya.getByRole('button', { name: 'Keep it' }).click()
  await freya.getByText('Freya Edwards wrote this').waitFor()
  await ravi.goto('/')
  await ravi.getByRole('link', { name: 'Freya Edwards has said what became of an offer' }).click()
  expect(await ravi.locator('main').innerText()).toContain('He named two of them.')

  await ravi.goto(`${round}/answer`)
  await ravi.getByRole('button', { name: 'Take it back' }).click()
  await ravi.getByText('Taken back. Nobody can read it any more.').waitFor()
  await freya.goto(`${round}/look`)
  expect(await freya.locator(nobody).allInnerTexts()).not.toContainEqual(expect.stringContaining('Ravi'))
  expect(kith.faults).toEqual([])
})
