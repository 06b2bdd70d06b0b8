import type { Page } from 'playwright-core'
import { cardFor } from './support/card-for.ts'
import { motherComes } from './support/family.ts'
import type { Kith } from './support/open.ts'

/** Keeps a picture of the page as it is at a named moment of the day. */
export type Picture = (page: Page, name: string) => Promise<void>

/** What each of the two sees when the day is over. */
export interface Evening {
  readonly ravi: Page
  readonly mother: Page
}

/** Ravi's first day, from the printed card to who looked: walked by a test, and pictured for the tutorial. */
export async function firstDay(kith: Kith, picture: Picture): Promise<Evening> {
  const secret = await cardFor(kith, 'Ravi Green')
  const mother = await motherComes(kith)
  const ravi = await (await kith.context()).newPage()
  const press = (name: string) => ravi.getByRole('button', { name, exact: true }).click()
  const follow = (name: string | RegExp) => ravi.getByRole('link', { name }).first().click()

  // Comes in.
  await ravi.goto(`/sign-in/card#${secret}`)
  await picture(ravi, 'card')
  await press('Go on')
  await ravi.getByLabel('Your secret').fill('otter lantern tuesday')
  await picture(ravi, 'secret')
  await press('This is my secret')
  await picture(ravi, 'name')
  await follow('I wrote it down')
  await picture(ravi, 'home')

  // Says who is around her.
  await follow('My people')
  await follow(/^Answer/)
  await picture(ravi, 'asked')
  await press('Say yes')
  await ravi.goto('/people')
  await addName(
    ravi,
    'Auntie Bel',
    'lives next door',
    ['Parents and family', 'Very close'],
    ['I feel cared for'],
  )
  await addName(
    ravi,
    'Coach Dee',
    'swimming, on Fridays',
    ['Community and media', 'Near'],
    ['I am motivated', 'I take part'],
  )
  await addName(
    ravi,
    'Sam',
    'we sit together in art',
    ['Peers and friends', 'Very close'],
    ['I am recognised'],
  )
  await ravi.locator('.web-drawing:visible').scrollIntoViewIfNeeded()
  await picture(ravi, 'people')
  await ravi.getByRole('heading', { name: 'Where is nobody?' }).scrollIntoViewIfNeeded()
  await picture(ravi, 'nobody')

  // Begins a plan.
  await follow('My plan')
  await follow('Begin')
  await ravi.getByLabel('In your own words').fill('I can swim further than I could last week.')
  await picture(ravi, 'strength')
  await press('Put it in my plan')
  await ravi.goto('/plan/add?section=goal')
  await ravi.getByLabel('In your own words').fill('Help at the Saturday swimming club.')
  await press('Put it in my plan')
  await picture(ravi, 'plan')

  // Opens it to her mother, and asks her to agree.
  await follow(/Change who can see my plan/)
  await ravi.locator('details summary', { hasText: 'Open it to somebody' }).click()
  await ravi.getByLabel('Who to?').selectOption({ label: 'Freya Green (parent or guardian)' })
  await picture(ravi, 'open')
  await press('Open it')
  await ravi.goto('/plan/partners')
  await ravi.getByRole('button', { name: 'Ask Freya Green' }).click()
  await picture(ravi, 'agree')

  // Her mother looks, and agrees.
  await mother.goto('/')
  await mother.getByRole('link', { name: 'Shared with me' }).click()
  await mother.getByRole('link', { name: 'Ravi Green’s plan' }).click()
  await picture(mother, 'mother')
  await mother.getByRole('button', { name: 'I agree', exact: true }).click()

  // Sees that she looked.
  await ravi.goto('/plan')
  await follow('Who looked at my things')
  await picture(ravi, 'looked')
  return { ravi, mother }
}

async function addName(
  page: Page,
  name: string,
  how: string,
  [circle, near]: readonly [circle: string, near: string],
  gives: readonly string[],
): Promise<void> {
  await page.getByRole('link', { name: 'Add somebody' }).first().click()
  await page.getByRole('link', { name: 'Just a name' }).click()
  await page.getByLabel('What you call them').fill(name)
  await page.getByLabel('How you know them').fill(how)
  await page.getByRole('radio', { name: circle, exact: true }).check()
  await page.getByRole('radio', { name: near, exact: true }).check()
  for (const gift of gives) await page.getByRole('checkbox', { name: gift }).check()
  await page.getByRole('button', { name: 'Add to my people' }).click()
  await page.waitForURL('**/people')
}
