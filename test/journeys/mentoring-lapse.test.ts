import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

test('a check that is ended: the tie rests, the offer vanishes from the children’s list, and the mentor is told why', async () => {
  const [priya, ngozi, nia, maja] = [
    await kith.as('priya'),
    await kith.as('ngozi'),
    await kith.as('nia'),
    await kith.as('maja'),
  ]
  const said = async (page: typeof priya, path: string) => {
    await page.goto(path)
    return page.locator('main').innerText()
  }
  expect(await said(priya, '/mentoring')).toContain('You both say yes')
  expect(await said(ngozi, '/mentoring/choose')).toContain('Nia Smith-Jones')
  expect(await said(nia, '/mentoring/offer')).toContain('Learners can choose you')

  await maja.goto('/school/vetting')
  await maja
    .locator('.thing', { hasText: 'Nia Smith-Jones: mentor' })
    .getByRole('button', { name: /^End it/ })
    .click()

  expect(await said(priya, '/mentoring')).toContain('Resting')
  expect(await said(priya, '/mentoring/choose')).not.toContain('Nia')
  expect(await said(ngozi, '/mentoring/choose')).not.toContain('Nia')
  const told = await said(nia, '/mentoring/offer')
  expect(told).toContain('No learner sees this yet')
  expect(told).toContain('You need a safety check to be a mentor.')
  expect(await said(maja, '/mentoring/mentors')).toMatch(/Nia Smith-Jones[\s\S]*not seen yet/)
  expect(kith.faults).toEqual([])
})
