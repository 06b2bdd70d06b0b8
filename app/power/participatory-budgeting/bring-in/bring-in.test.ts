import { makeElection } from '@kith/participatory-budgeting'
import { beforeAll, expect, test } from 'vitest'
import { asOperator } from '#db/as-operator.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import { bringIn } from './bring-in.ts'

let vale: Town
beforeAll(async () => {
  vale = await town()
})

// The rule of the file is greedy: what was published as won is not what the ballots give.
const election = makeElection({
  budget: 90_000,
  decimals: 2,
  voteType: 'cumulative',
  projects: [
    { id: 'P 1', cost: 60_000, name: 'Swings', selected: 1 },
    { id: 'P.2', cost: 30_000, name: '', selected: 0 },
    { id: 'P3', cost: 30_000, name: 'Pond', selected: 1 },
  ],
  ballots: [
    { voter: 'Ewa', vote: ['P 1', 'P.2'], points: [3, 2] },
    { voter: 'Jan', vote: ['P.2'], points: [5] },
    { voter: 'Ola', vote: ['P 1', 'P3'], points: [4, 1] },
  ],
  meta: { unit: 'Brzozów', rule: 'greedy', currency: 'PLN', description: 'Green budget' },
})
const bring = () =>
  asOperator(vale.owner, DEMO_PLACE, (tx) =>
    bringIn(tx, { placeId: DEMO_PLACE, election, host: 'Brzozów', title: 'Green budget' }),
  )

test('an election that was held elsewhere stands on the same pages, counted from its ballots, without its voters', async () => {
  const first = await bring()
  expect(first).toMatchObject({ wasThere: false, winners: ['P.2', 'P 1'] })
  expect(first.differs).toEqual({ missing: ['P3'], added: ['P.2'] })
  expect(await bring()).toMatchObject({ id: first.id, wasThere: true, winners: ['P.2', 'P 1'] })

  const stranger = await vale.browser()
  const results = await stranger.get(`/budgets/${first.id}/results`)
  expect(results.text).toContain('3 votes counted.')
  expect(results.text).toMatch(/PLN\s?900 of PLN\s?900 is spent/)
  expect(results.text).toContain('Projects win in order while there is money: those with most votes first.')
  const file = (await stranger.get(`/budgets/${first.id}/votes.pb`)).html
  expect(file).toContain('unit;Brzozów')
  for (const voter of ['Ewa', 'Jan', 'Ola']) expect(file).not.toContain(voter)
  const pond = /href="(\/budgets\/projects\/[^"]*)">Pond/.exec(results.html)![1]!
  expect((await stranger.get(pond)).text).toContain('What would have won it')
  // It is no money of this place.
  const money = await vale.owner
    .selectFrom('accounts')
    .select('id')
    .where('source_id', '=', first.id)
    .execute()
  expect(money).toEqual([])
})
