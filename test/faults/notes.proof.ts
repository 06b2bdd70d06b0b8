import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '#db/seeds/ids.ts'
import { ask, until } from './look.ts'
import { freePort, type RunningKith, startKith } from './running-kith.ts'
import { type StubbornBrowser, stubbornBrowser } from './stubborn-browser.ts'

// A mentor's notes, hundreds of them, while Kith and its database are killed: each that Kith took is there, once, with its promise.
const withPriya = `/mentoring/with/${idOf('tie nia priya')}`
const BEFORE = 150
const AFTER = 50

const folder = mkdtempSync(join(tmpdir(), 'kith-notes-'))
let kith: RunningKith
let port: number
let phone: StubbornBrowser

beforeAll(async () => {
  port = await freePort()
  kith = await startKith(folder, port)
  phone = await stubbornBrowser(kith.url, kith.linkFor('Nia'))
})
afterAll(async () => {
  expect(await kith.stop()).toBe(0)
  rmSync(folder, { recursive: true })
})

/** Writes note after note until told to stop; `taken` grows by each that Kith has said is kept. */
async function write(taken: string[], stop: AbortSignal) {
  await phone.get(withPriya)
  for (let n = 0; !stop.aborted; n++) {
    const words = `note ${n} of many`
    const note = { words, minutes: '15', theirs: `${words} next`, mine: '', planned: '' }
    await phone.send(`${withPriya}/note`, { request_id: newId(), ...note })
    taken.push(words)
  }
}

async function amiss(taken: readonly string[]): Promise<readonly { words: string }[]> {
  return ask(
    kith.ownerUrl,
    `select words from unnest($1::text[]) words where 1 <> (
       select count(*) from meeting_words w join meetings m on m.id = w.meeting_id and m.minutes = 15
       join commitments c on c.source_id = m.id and c.what = words || ' next'
       join trail l on l.thing_id = m.id and l.verb = 'conversation.note'
       where w.text = words)`,
    [taken],
  )
}

test('kill -9 of Kith, then of the database, in the middle of hundreds of notes', {
  timeout: 180_000,
}, async () => {
  const taken: string[] = []
  const enough = new AbortController()
  const writing = write(taken, enough.signal)
  await until(async () => taken.length >= BEFORE)
  await kith.killApp()
  kith = await startKith(folder, port)
  const afterApp = taken.length
  await until(async () => taken.length >= afterApp + AFTER)
  await kith.killPostmaster()
  const afterBase = taken.length
  await until(async () => taken.length >= afterBase + AFTER)
  enough.abort()
  await writing
  expect(taken.length).toBeGreaterThanOrEqual(BEFORE + 2 * AFTER)
  expect(await amiss(taken)).toEqual([])
})
