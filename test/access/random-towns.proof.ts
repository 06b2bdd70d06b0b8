import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareTown } from './comparison/compare-town.ts'
import { type Comparer, freshDatabase, openComparer } from './comparison/database.ts'
import { explain } from './comparison/minimise.ts'
import { undone } from './comparison/undone.ts'
import { rules } from './model/visible.ts'
import { insertTown, REFERS_TO_NOTHING } from './random-town/insert.ts'
import { randomTown } from './random-town/random-town.ts'

/** More with KITH_TOWNS, from another seed with KITH_TOWNS_FROM. */
const TOWNS = Number(process.env.KITH_TOWNS ?? 1000)
const FROM = Number(process.env.KITH_TOWNS_FROM ?? 1)
// Every table is asked about in a quarter of the towns; with KITH_WHOLE, in all of them.
const SAMPLE = { askers: 2, readers: 1, inParts: process.env.KITH_WHOLE === undefined }

let comparers: readonly Comparer[]

beforeAll(async () => {
  const url = await freshDatabase('random_towns')
  comparers = [await openComparer(url), await openComparer(url)]
})
afterAll(() => Promise.all(comparers.map(({ client }) => client.end())))

test('every table of the catalogue has a rule in the model', () => {
  expect(Object.keys(rules).toSorted()).toEqual(comparers[0]!.catalogue.map(({ name }) => name).toSorted())
})

test('control: a town is refused where a row refers to somebody who is not in it', async () => {
  const { client, today, fixed } = comparers[0]!
  const { town } = randomTown(FROM, today, fixed)
  const without = { ...town, people: town.people.slice(1) }
  await expect(undone(client, () => insertTown(client, without))).rejects.toMatchObject({
    code: REFERS_TO_NOTHING,
  })
})

test(`the database shows each person of ${TOWNS} random towns what the page says, and nothing else`, {
  // Telling what differs takes long; that nothing does, a tenth of a second a town.
  timeout: TOWNS * 1000 + 240_000,
}, async () => {
  const seeds = Array.from({ length: TOWNS }, (_, n) => FROM + n)[Symbol.iterator]()
  const stories: string[] = []
  await Promise.all(
    comparers.map(async (comparer) => {
      for (const seed of seeds) {
        const compared = await compareTown(comparer, seed, SAMPLE)
        if (compared.differences.length === 0) continue
        stories.push(await explain(comparer, compared))
        return
      }
    }),
  )
  expect(stories.join('\n\n')).toBe('')
})
