import { expect, test } from 'vitest'
import { town } from '#test/support/town.ts'
import { GROWING_UP } from './seed.ts'

test('anybody reads what is public of a listening', async () => {
  const nobody = await (await town()).browser()
  const page = await nobody.get(`/listening/${GROWING_UP}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('Growing up here')
})
