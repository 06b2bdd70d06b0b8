import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Acknowledged, edit } from './edits.ts'
import { amiss, imported, importState, until } from './look.ts'
import { bringInRoll, LEARNERS } from './roll.ts'
import { freePort, type RunningKith, startKith } from './running-kith.ts'
import { type StubbornBrowser, stubbornBrowser } from './stubborn-browser.ts'

// One Kith in processes of its own, as npm start runs it; four people write without a pause, each saying the same thing again
// until Kith has taken it, while a roll is brought in. What a person was told is saved must be there, once, whatever is killed.
const EDITORS = ['Priya', 'Amelia', 'Poppy', 'Nia']
const BEFORE = 100
const AFTER = 20

const folder = mkdtempSync(join(tmpdir(), 'kith-faults-'))
let kith: RunningKith
let browsers: StubbornBrowser[]
let maja: StubbornBrowser
let port: number

beforeAll(async () => {
  port = await freePort()
  kith = await startKith(folder, port)
  browsers = await Promise.all(EDITORS.map((name) => stubbornBrowser(kith.url, kith.linkFor(name))))
  maja = await stubbornBrowser(kith.url, kith.linkFor('Maja'))
})
afterAll(async () => {
  expect(await kith.stop()).toBe(0)
  rmSync(folder, { recursive: true })
})

/** Everybody writes, a roll comes in; in the middle of both `harm` is done; then all goes on to its end. */
async function during(family: string, harm: () => Promise<void>): Promise<void> {
  const taken: Acknowledged[] = EDITORS.map(() => ({ planItems: [], people: [] }))
  const count = () => taken.reduce((sum, { planItems, people }) => sum + planItems.length + people.length, 0)
  const enough = new AbortController()
  const editing = Promise.all(
    browsers.map((browser, n) => edit(browser, `${family} ${EDITORS[n]}`, taken[n]!, enough.signal)),
  )
  await until(async () => count() >= BEFORE)
  await bringInRoll(maja, family)
  await until(async () => (await importState(kith.ownerUrl, family)) === 'writing')
  const [saved, was] = [count(), await imported(kith.ownerUrl, family)]
  expect(was).toMatchObject({ people: 0, ties: 0, memberships: 0 })
  await harm()
  await until(async () => count() >= saved + AFTER)
  await until(async () => (await importState(kith.ownerUrl, family)) === 'done')
  enough.abort()
  await editing
  expect(await amiss(kith.ownerUrl, taken)).toEqual([])
  expect(await imported(kith.ownerUrl, family)).toEqual({
    people: 2 * LEARNERS,
    ties: LEARNERS,
    memberships: 2 * LEARNERS,
    roll_ids: 2 * LEARNERS,
    classes: 60,
    left_over: 0,
  })
}

test(
  'kill -9 of Kith loses nothing that was acknowledged, and the next start ends the import',
  { timeout: 120_000 },
  () =>
    during('Appkilled', async () => {
      await kith.killApp()
      kith = await startKith(folder, port)
    }),
)

test(
  'kill -9 of the database loses nothing that was acknowledged, and Kith goes on by itself',
  { timeout: 120_000 },
  () => during('Basekilled', async () => kith.killPostmaster()),
)
