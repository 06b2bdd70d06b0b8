import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { GOOD } from '#standards/oneroster/testing.ts'
import { knownIn } from './known-in.ts'
import { newPlace } from './testing/new-place.ts'

test('what an earlier roll brought is known, and each is asked for once', async () => {
  const place = await newPlace()
  await place.bring(GOOD)
  let asked = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await place.asOwner(async (tx) => {
    const known = knownIn(tx.withPlugin(counting) as typeof tx, 'roll')
    const answers = []
    for (const id of ['s1', 'nowhere', 's1', 'nowhere']) answers.push(await known('org', id))
    expect(answers).toEqual([true, false, true, false])
    expect(await known('session', 'y1')).toBe(true)
    expect(await knownIn(tx, 'another')('org', 's1')).toBe(false)
  })
  expect(asked).toBe(3)
})
