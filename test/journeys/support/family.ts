import type { Page } from 'playwright-core'
import type { Kith } from './open.ts'

/**
 * The co-ordinator looks at the link that the roll proposed, confirms it and invites Ravi's mother, who opens her letter and
 * says yes; Ravi is still to be asked.
 * @returns the mother's own browser
 */
export async function motherComes(kith: Kith): Promise<Page> {
  const maja = await kith.as('maja')
  await maja.getByRole('link', { name: 'School', exact: true }).click()
  await maja.getByRole('link', { name: 'Families' }).click()
  await maja.getByLabel('Find by name').fill('Ravi Green')
  await maja.getByRole('button', { name: 'Find' }).click()
  await maja.getByRole('link', { name: 'Freya Green and Ravi Green' }).click()
  await maja.getByRole('button', { name: 'Confirm' }).click()
  await maja.getByRole('button', { name: 'Invite them' }).click()
  await maja.getByText('We have invited Freya Green').waitFor()
  await maja.goto('/outbox')
  const letter = await maja.locator('main a[href*="/sign-in/link/"]').first().getAttribute('href')
  const mother = await (await kith.context()).newPage()
  await mother.goto(letter!)
  await mother.getByRole('button', { name: 'Sign in' }).click()
  await mother.getByRole('link', { name: 'The school confirmed that Ravi Green and you are family' }).click()
  await mother.getByRole('button', { name: 'Say yes' }).click()
  await mother.getByText('Waiting for your yes').waitFor({ state: 'detached' })
  return mother
}
