import { runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensureLogins } from '#db/roles.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import type { Seen } from '#test/support/visitor.ts'
import { quiet } from '../../jobs/quiet.ts'
import { importTask } from './job.ts'

let here: Town
let queue: string
beforeAll(async () => {
  here = await town()
  queue = (await ensureLogins(here.url, 'test')).jobs
  await work()
})

const LIST = `Our list,,,\nUPN,Forename,Surname,DOB,Mother,Mother email\nA123456789012,Zed,Zephyr,2015-03-04,Zoe Zephyr,zoe@example.org\nB123456789012,=Nil,Zephyr,not a day,Zoe Zephyr,zoe@example.org\n`

const listFile = (text = LIST, name = 'list.csv') => new File([text], name, { type: 'text/csv' })
const idIn = ({ path }: Seen) => /\/rolls\/([0-9a-f-]{36})/.exec(path)![1]!

/** Lets the queue do what waits in it. */
const work = () =>
  runOnce({
    connectionString: queue,
    taskList: { import: importTask(here.house) },
    logger: quiet(here.house),
  })

const mapped = {
  'column-0': 'upn',
  'column-1': 'givenName',
  'column-2': 'familyName',
  'column-3': 'birthDate',
  'column-4': 'parent1.name',
  'column-5': 'parent1.email',
}

describe('a plain list', () => {
  test('is mapped, looked at without changing anything, and brought in by the same file', async () => {
    const maja = await here.browser('maja')
    await maja.get('/rolls')
    const map = await maja.send('/rolls', { file: listFile(), do: 'try' })
    expect(map.path).toMatch(/\/rolls\/.*\/map$/)
    expect(map.text).toContain('For example: Zed')
    expect(map.html).toMatch(/<option value="givenName" selected/)
    const id = idIn(map)
    const waiting = await maja.send(`/rolls/${id}/map`, {
      ...mapped,
      school: 'new',
      schoolName: 'Test School',
      do: 'try',
    })
    expect(waiting.path).toBe(`/rolls/${id}`)
    expect(waiting.text).toContain('It is waiting its turn')
    const there = () =>
      here.as('maja', (tx) =>
        tx.selectFrom('groups').select('id').where('name', '=', 'Test School').execute(),
      )
    await work()
    const dry = await maja.get(`/rolls/${id}`)
    expect(dry.text).toContain('Nothing was changed yet')
    expect(dry.text).toContain('3 people are new')
    expect(dry.text).toContain('2 family links wait')
    expect(dry.text).toContain('“not a day” is not a date')
    expect(await there()).toHaveLength(0)
    await maja.send(`/rolls/${id}`, { do: 'bring' })
    await work()
    const done = await maja.get(`/rolls/${id}`)
    expect(done.text).toContain('The roll is in')
    expect(done.text).not.toContain('Bring it in now')
    expect(await there()).toHaveLength(1)
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from import_pieces where import_id = ${id}`.execute(here.owner)
    expect(rows[0]!.n).toBe(0)
    const csv = await maja.get(`/rolls/${id}/problems.csv`)
    expect(csv.html).toContain('not a day')
    expect(csv.html).not.toMatch(/(^|,)"?=/m)
    expect((await maja.get(`/rolls/${id}/problems?code=date-bad`)).text).toContain('list.csv, line 4')
  })

  test('comes in where that needs a passkey, though whoever sent it is no longer sure when it does', async () => {
    const [maja, personId] = [await here.browser('maja'), await here.id('maja')]
    const { authDb } = here.house.signIn
    const sure = (at: Date | null) =>
      authDb
        .updateTable('sign_in.sessions')
        .set({ proved_at: at })
        .where('person_id', '=', personId)
        .execute()
    const rule = (from: string) =>
      sql`update places set passkeys_from = ${from}::timestamptz where place_id = ${DEMO_PLACE}`.execute(
        here.owner,
      )
    await rule('now')
    try {
      expect((await maja.send('/rolls', { file: listFile(), do: 'try' }, '/')).path).not.toContain('/map')
      await sure(new Date())
      const id = idIn(await maja.send('/rolls', { file: listFile(), do: 'try' }, '/rolls'))
      await maja.send(`/rolls/${id}/map`, { ...mapped, school: 'new', schoolName: 'Sure School', do: 'try' })
      await work()
      await maja.send(`/rolls/${id}`, { do: 'bring' }, `/rolls/${id}`)
      await sure(null)
      await work()
      await sure(new Date())
      expect((await maja.get(`/rolls/${id}`)).text).toContain('The roll is in')
    } finally {
      await rule('infinity')
    }
  })

  test('with two columns that cannot both be, or no school, comes back as it was filled in', async () => {
    const maja = await here.browser('maja')
    const map = await maja.send('/rolls', { file: listFile(), do: 'try' }, '/rolls')
    const again = await maja.send(`/rolls/${idIn(map)}/map`, {
      ...mapped,
      'column-2': 'givenName',
      school: 'new',
      schoolName: 'Kept Name',
    })
    expect(again.status).toBe(422)
    expect(again.text).toContain('Two columns cannot both be “First name”')
    expect(again.html).toContain('value="Kept Name"')
    const none = await maja.send(`/rolls/${idIn(map)}/map`, { ...mapped, school: '' })
    expect(none.text).toContain('Choose the school')
  })
})

describe('what is no roll is said so', () => {
  test.each([
    ['nothing', new File([], ''), 'Choose a file'],
    ['a spreadsheet', new File(['PK…'], 'roll.xlsx'), 'save it as “CSV UTF-8”'],
    ['too much', new File([new Uint8Array(51 * 1024 * 1024)], 'roll.zip'), 'larger than 50 MB'],
  ])('%s', async (_, file, sentence) => {
    const maja = await here.browser('maja')
    const again = await maja.send('/rolls', { file, do: 'try' }, '/rolls')
    expect(again.status).toBe(422)
    expect(again.text).toContain(sentence)
  })

  test('a broken zip fails in plain words and leaves no file behind', async () => {
    const maja = await here.browser('maja')
    const begun = await maja.send(
      '/rolls',
      { file: new File(['PK not a zip'], 'roll.zip'), do: 'bring' },
      '/rolls',
    )
    await work()
    const failed = await maja.get(begun.path)
    expect(failed.text).toContain('This is not a zip file that Kith can open')
    expect(failed.text).toContain('Nothing was changed')
    const progress = JSON.parse((await maja.get(`${begun.path}/progress`)).html)
    expect(progress).toMatchObject({ done: true })
    // It is kept in no language: whoever reads it later has it in theirs.
    await maja.get('/language?to=en-XA&return=/rolls')
    const elsewhere = await maja.get(begun.path)
    expect(elsewhere.text).not.toContain('This is not a zip file')
    expect(elsewhere.html).toContain('lang="en-XA"')
  })

  test('a school out of one’s care is refused, in words', async () => {
    const freya = await here.browser('freya')
    const map = await freya.send('/rolls', { file: listFile(), do: 'try' }, '/rolls')
    expect(map.text).toContain('Bridgefield East')
    expect(map.text).not.toContain('not here yet')
    const refused = await freya.send(`/rolls/${idIn(map)}/map`, {
      ...mapped,
      school: 'new',
      schoolName: 'Hers',
      do: 'try',
    })
    expect(refused.status).toBe(403)
  })
})

describe('who may', () => {
  test('a teacher and a learner find no rolls; whoever runs one school does not find another’s import', async () => {
    for (const name of ['poppy', 'priya'] as const) {
      const browser = await here.browser(name)
      expect((await browser.get('/rolls')).status).toBe(404)
    }
    const maja = await here.browser('maja')
    const begun = await maja.send('/rolls', { file: listFile('A,B\n1,2\n'), do: 'try' }, '/rolls')
    const id = idIn(begun)
    const freya = await here.browser('freya')
    for (const path of [`/rolls/${id}`, `/rolls/${id}/map`, `/rolls/${id}/problems.csv`])
      expect((await freya.get(path)).status).toBe(404)
    await freya.get('/rolls')
    expect((await freya.send(`/rolls/${id}`, { do: 'drop' })).status).toBe(404)
    await maja.get('/rolls')
    expect((await maja.send(`/rolls/${id}`, { do: 'drop' })).text).toContain('thrown away')
  })

  test('no id, and no such id, are nowhere', async () => {
    const maja = await here.browser('maja')
    for (const path of ['/rolls/x', '/rolls/x/problems', '/rolls/00000000-0000-4000-8000-000000000000'])
      expect((await maja.get(path)).status).toBe(404)
  })
})
