import { expect, test } from 'vitest'
import { town } from '#test/support/town.ts'
import { visitor } from '#test/support/visitor.ts'
import { createApp } from '../app.tsx'

test('a sign-in that asks without a pause is told to wait a minute; nothing is changed, and nobody else is kept out', async () => {
  const { house, id } = await town()
  const app = createApp({ ...house, config: { ...house.config, perMinute: 12 } })
  const [priya, amelia] = [
    await visitor(app, house, await id('priya')),
    await visitor(app, house, await id('amelia')),
  ]
  const statuses: number[] = []
  for (let n = 0; n < 13; n++) statuses.push((await priya.get('/account')).status)
  // Signing in may have counted for one.
  expect(statuses.slice(0, 11)).toEqual(Array(11).fill(200))
  expect(statuses.at(-1)).toBe(429)

  const { status, text, headers } = await priya.send('/account/reminders', { letters: 'off' })
  expect([status, headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)])
  expect(text).toContain('Wait a minute')
  expect((await amelia.get('/account')).status).toBe(200)
  const again = await visitor(app, house, await id('priya'))
  expect((await again.get('/account')).status).toBe(200)
})
