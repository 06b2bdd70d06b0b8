import { expect, test } from 'vitest'
import { town } from '#test/support/town.ts'

test('somebody who is not signed in learns what Kith is and how to come in', async () => {
  const { text, status } = await (await (await town()).browser()).get('/')
  expect(status).toBe(200)
  expect(text).toContain('Sign in')
})

test('Priya is told what is new for her, and her mother is not told the same', async () => {
  const here = await town()
  const priya = await (await here.browser('priya')).get('/')
  expect(priya.text).toContain('Nia')
  const amelia = await (await here.browser('amelia')).get('/')
  expect(amelia.text).not.toContain('second adult')
})
