import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { ensureLogins } from '#db/roles.ts'
import { asker } from '../../scripts/bench/attack/asker.ts'
import { attack } from '../../scripts/bench/attack/attack.ts'
import { judge } from '../../scripts/bench/attack/judge.ts'
import { markWords } from '../../scripts/bench/attack/markers.ts'
import { type Town, townOfItsOwn } from '../support/town.ts'

// What `npm run bench -- attack` does as everybody with a hundred thousand requests, with three people and some hundred and fifty.
let town: Town
beforeAll(async () => {
  town = await townOfItsOwn('attack')
  await runMigrations({ connectionString: (await ensureLogins(town.url, 'test')).jobs })
})

test('what others came upon, hostile values and odd forms: no fault, and no words that the access model keeps from whoever asks', {
  timeout: 120_000,
}, async () => {
  const { app, house, owner, url } = town
  const done = await attack(
    { app, house, owner, ownerUrl: url },
    { requests: 150, seed: 1, walk: 12, minutes: 2, as: ['priya', 'amelia', 'darren'] },
  )
  expect(done.findings).toEqual([])
  expect(done.requests).toBe(150)
  for (const name of ['priya', 'amelia']) expect(done.own.get(name), name).toBeGreaterThan(0)
})

test('control: Priya’s plan in Darren’s hands, a stack, and a fault are found', async () => {
  const client = new pg.Client({ connectionString: town.url })
  await client.connect()
  try {
    const judging = judge(client, await markWords(client))
    const [priya, darren] = [
      asker(town.app, town.house, 'priya', await town.id('priya')),
      asker(town.app, town.house, 'darren', await town.id('darren')),
    ]
    const page = await priya.ask('/plan')
    await judging.look(priya, 'GET /plan', '/plan', page)
    expect([...judging.findings.keys()]).toEqual([])
    await judging.look(darren, 'GET /plan', '/plan', page)
    await judging.look(darren, 'GET /x', '/x', { ...page, status: 500, text: 'at read (/app/x.ts:3:1)' })
    expect([...judging.findings.keys()]).toEqual(
      expect.arrayContaining([
        'plan_items.text shown by /plan to darren',
        '500 at /x',
        '“at read (/app/x.ts:3” at /x',
      ]),
    )
  } finally {
    await client.end()
  }
})
