import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commit, type DrawDocument, draw as drawPanel, findLottery } from '@kith/sortition'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOperator } from '#db/as-operator.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { readConfig } from '../../app/config.ts'
import { bringPool } from '../../app/power/assemblies/bring-in/bring-in.ts'
import { readPool } from '../../app/power/assemblies/bring-in/read-pool.ts'
import { drawSecret } from '../../app/power/assemblies/codes.ts'
import type { DrawInput } from '../../app/power/assemblies/draw/input.ts'
import { dayFields } from '../../app/power/assemblies/testing/begun.ts'
import { houseSecret, installationSecret } from '../../app/secret.ts'
import { signInLinkFor } from '../../app/sign-in/link/demo-link.ts'
import { type Town, townOfItsOwn } from '../support/town.ts'
import { holdTable } from './held-table.ts'
import { ask, until } from './look.ts'
import { freePort, type RunningKith, startKith } from './running-kith.ts'
import { type StubbornBrowser, stubbornBrowser } from './stubborn-browser.ts'

// An assembly of thirty out of 239, while Kith is killed as the draw is worked out, as it is written, and as the dice in the hall
// are typed. Each moment is held by a lock from outside, on a database that outlives Kith.
const DICE = '3 1 6 6 2'
const folder = mkdtempSync(join(tmpdir(), 'kith-draw-'))
let here: Town
let port: number
let kith: RunningKith
let tomos: StubbornBrowser
let ines: StubbornBrowser
let page: string
let assembly: string

beforeAll(async () => {
  here = await townOfItsOwn('draw')
  const read = await readPool(join(import.meta.dirname, '../../packages/sortition/samples/syn_hd_30'))
  const given = { ...read, placeId: DEMO_PLACE, secret: 'not tried here', title: 'Thirty', question: 'What?' }
  assembly = (await asOperator(here.owner, DEMO_PLACE, (tx) => bringPool(tx, given))).id
  page = `/assemblies/${assembly}/draw`
  await here.as('tomos', async (tx) => {
    await sql`select give_part(${assembly}, ${await here.id('ines')}, 'clerk')`.execute(tx)
  })
  // Kith prints none for her; and from its start on the logins of the database are its own.
  const person = { placeId: DEMO_PLACE, personId: await here.id('ines') }
  const link = new URL(await signInLinkFor(here.house.signIn, person)).pathname
  port = await freePort()
  kith = await startKith(folder, port, here.url)
  tomos = await stubbornBrowser(kith.url, kith.linkFor('Tomos'))
  ines = await stubbornBrowser(kith.url, link)
})
afterAll(async () => {
  expect(await kith.stop()).toBe(0)
  rmSync(folder, { recursive: true })
})

const hold = (table: string) => holdTable(here.url, table)
const isSo = async (question: string) => {
  const [row] = await ask<{ so: boolean }>(here.url, `select (${question}) as so`)
  return row!.so
}
const waitFor = (table: string) =>
  until(() => isSo(`exists (select from pg_locks where relation = '${table}'::regclass and not granted)`))
const nobodyWaits = () =>
  until(() => isSo(`not exists (select from pg_stat_activity where wait_event_type = 'Lock')`))

/** Kills Kith where it waits for a table; what it had begun to say ends with it. */
async function killedAt(table: string, held: { readonly letGo: () => Promise<void> }): Promise<void> {
  await waitFor(table)
  await kith.killApp()
  await held.letGo()
  await nobodyWaits()
}

const JOBS = `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where t.identifier = 'assembly_draw'`

interface Row {
  readonly id: string
  readonly document: DrawDocument | null
  readonly digest: string | null
  readonly committed_at: Date | null
  readonly panel_number: number | null
  readonly pool: number
  readonly members: string[]
}
const theDraw = async () => {
  const rows = await ask<Row>(
    here.url,
    `select d.id, d.document, d.digest, d.committed_at, d.panel_number,
       (select count(*)::int from assembly_pool p where p.draw_id = d.id) as pool,
       (select coalesce(array_agg(m.pseudonym), '{}') from assembly_members m where m.draw_id = d.id and m.joined_at is not null) as members
     from assembly_draws d where d.assembly_id = $1`,
    [assembly],
  )
  expect(rows).toHaveLength(1)
  return rows[0]!
}

/** The draw that nobody disturbs, of the same people. */
async function undisturbed(id: string) {
  const db = new pg.Client({ connectionString: here.url })
  await db.connect()
  await db.query(`begin; select set_config('app.place_id', '${DEMO_PLACE}', true)`)
  const { rows } = await db.query<{ input: DrawInput }>('select draw_input($1) as input', [id])
  await db.end()
  const secret = houseSecret(installationSecret({ ...readConfig({}), folder }, here.url))
  return commit(await findLottery(rows[0]!.input), { secret: drawSecret(secret, id) })
}

test('kill -9 while a draw is worked out, while it is written, and while the dice are typed: the same draw comes out, once', {
  timeout: 180_000,
}, async () => {
  const html = (await tomos.get(page)).html
  const request_id = /name="request_id" value="([^"]*)"/.exec(html)![1]!

  const written = await hold('assembly_pool')
  await tomos.send(page, { request_id, do: 'begin', pool: 'all' })
  await killedAt('assembly_pool', written)
  const { id, ...before } = await theDraw()
  expect(before).toMatchObject({ document: null, digest: null, pool: 0 })
  const { document, digest } = await undisturbed(id)

  const workedOut = await hold('assembly_draws')
  kith = await startKith(folder, port, here.url)
  await killedAt('assembly_draws', workedOut)
  expect(await theDraw()).toMatchObject({ document: null, digest: null, pool: 0 })

  kith = await startKith(folder, port, here.url)
  await until(() => isSo(`not exists (${JOBS})`))
  expect(await theDraw()).toMatchObject({ document, digest, pool: 239, committed_at: null })
  await tomos.send(page, {
    do: 'publish',
    draw: id,
    chance: 'dice',
    says: 'Five dice in the hall',
    ...dayFields('on', 0),
  })

  await tomos.send(page, { do: 'number', draw: id, words: DICE })
  await ines.get(page)
  const decided = await hold('assembly_members')
  const second = ines.send(page, { do: 'number', draw: id, words: DICE })
  await killedAt('assembly_members', decided)
  expect(await theDraw()).toMatchObject({ digest, panel_number: null, members: [] })

  kith = await startKith(folder, port, here.url)
  await second
  const { index, panel } = drawPanel(document, DICE)
  const drawn = await theDraw()
  expect(drawn).toMatchObject({ document, digest, panel_number: index + 1 })
  expect(drawn.members.toSorted()).toEqual([...panel].toSorted())
  const drawnLines = `select verb from trail where thing_id = $1 and verb = 'assembly.draw'`
  expect(await ask(here.url, drawnLines, [assembly])).toHaveLength(1)
})
