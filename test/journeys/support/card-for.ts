import type { Kith } from './open.ts'

/** Ravi's tutor makes the cards of 10F and reads out the one with this name. */
export async function cardFor(kith: Kith, name: string): Promise<string> {
  const tutor = await kith.as('poppy')
  await tutor.goto('/school')
  await tutor.getByRole('link', { name: '10F' }).first().click()
  await tutor.getByRole('button', { name: 'Make their sign-in cards' }).click()
  const card = tutor.locator('.sign-in-card', { has: tutor.getByText(name, { exact: true }) })
  return (await card.locator('.sign-in-secret').innerText()).trim()
}
