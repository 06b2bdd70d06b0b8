import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askersOf } from './comparison/askers.ts'
import { type Comparer, freshDatabase, openComparer } from './comparison/database.ts'
import { differencesIn } from './comparison/differences.ts'
import { undone } from './comparison/undone.ts'
import { apply } from './mutations/apply.ts'
import { assemblies } from './mutations/assemblies.ts'
import { doors } from './mutations/doors.ts'
import { gatherings } from './mutations/gatherings.ts'
import { haveYourSay } from './mutations/have-your-say.ts'
import { listening } from './mutations/listening.ts'
import { mentoring } from './mutations/mentoring.ts'
import type { Mutation } from './mutations/mutation.ts'
import { people } from './mutations/people.ts'
import { reading } from './mutations/reading.ts'
import { sources } from './mutations/sources.ts'
import { ties } from './mutations/ties.ts'
import { whoKnowsWhom } from './mutations/who-knows-whom.ts'
import { randomTown } from './random-town/random-town.ts'

const mutations: readonly Mutation[] = [
  ...doors,
  ...reading,
  ...ties,
  ...people,
  ...mentoring,
  ...whoKnowsWhom,
  ...sources,
  ...haveYourSay,
  ...assemblies,
  ...gatherings,
  ...listening,
]
/** Towns to look in where the one that is known to tell does not: towns change as more is drawn in them. */
const OTHERS = 40

let comparer: Comparer

beforeAll(async () => {
  comparer = await openComparer(await freshDatabase('mutations'))
})
afterAll(() => comparer.client.end())

test('there are fifty at least, each of its own', () => {
  const distinct = new Set(mutations.map(({ at, from, to }) => [at, from, to].join('\n')))
  expect(distinct.size).toBe(mutations.length)
  expect(distinct.size).toBeGreaterThanOrEqual(50)
})

describe('a rule taken away is missed', () => {
  test.each(mutations)('$harm', { timeout: 120_000 }, async (mutation) => {
    const caught = await undone(comparer.client, async () => {
      await apply(comparer.client, mutation)
      if (await differs(mutation, mutation.seed, mutation.asker)) return true
      for (let seed = 1; seed <= OTHERS; seed++) if (await differs(mutation, seed)) return true
      return false
    })
    expect(caught).toBe(true)
  })
})

/** Whether the town of a seed shows somebody (one of them, or all) another thing than the model says. */
async function differs({ reading }: Mutation, seed: number, asker?: number): Promise<boolean> {
  const { client, catalogue, fixed, today } = comparer
  const { town, placeId } = randomTown(seed, today, fixed)
  const everybody = askersOf(town, placeId)
  const some = asker === undefined ? everybody : everybody.slice(asker, asker + 1)
  const [asking, readers] = reading ? [[], some] : [some, []]
  return (await differencesIn(client, town, asking, readers, catalogue)).length > 0
}
