import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { kills } from '../../scripts/bench/faults/kills.ts'
import { countOf } from '../../scripts/bench/faults/taken.ts'
import { townUnderLoad } from '../../scripts/bench/faults/town.ts'
import { freePort } from './running-kith.ts'

// What `npm run bench -- faults` does with two hundred kills and for many minutes, with a few.
const folder = mkdtempSync(join(tmpdir(), 'kith-faults-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('kill -9 of Kith, of its database and of a connection: what was acknowledged is there once, and meanwhile everybody got a page', {
  timeout: 180_000,
}, async () => {
  const town = await townUnderLoad({ folder, port: await freePort(), atOnce: 4, rollEvery: 2000 })
  const done = await kills(town, { kills: 3, seed: 1, pause: 1500 })
  expect(new Set(done.map(({ what }) => what)).size).toBe(3)
  expect(await town.end()).toEqual([])
  expect([...town.watch.wrong]).toEqual([])
  expect(countOf(town.taken)).toBeGreaterThan(50)
})
