import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bringInPath } from '#core/rolls/bring-in-path.ts'
import { asOperator } from '#db/as-operator.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { rolledBack, type Town, town } from '#test/support/town.ts'
import { findPeople } from '../person/find-people.ts'
import { makePerson } from '../person/make-person.ts'
import { endRole, giveRole } from '../person/role.ts'
import { mappingOf } from './mapping.ts'
import { findPlace } from './place.ts'
import { tellFindings } from './tell-findings.ts'

let here: Town
let folder: string
beforeAll(async () => {
  here = await town()
  folder = await mkdtemp(join(tmpdir(), 'kith-list-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the place a command is about', () => {
  test('is the one named, or a new one, and else one is asked for in words', async () => {
    expect(await findPlace(here.owner, { place: 'wharton-vale' })).toMatchObject({
      id: DEMO_PLACE,
      isNew: false,
    })
    expect(await findPlace(here.owner, { name: 'Wharton Vale' })).toMatchObject({
      id: DEMO_PLACE,
      isNew: false,
    })
    expect(await findPlace(here.owner, { name: 'Märchen-Tal 2' })).toMatchObject({
      slug: 'marchen-tal-2',
      isNew: true,
    })
    await expect(findPlace(here.owner, { place: 'nowhere' })).rejects.toThrow('There is no place “nowhere”')
    await expect(findPlace(here.owner, { name: '…' })).rejects.toThrow('needs a short name')
  })
})

describe('a plain list', () => {
  test('takes what the headings say and what is said beside; a word it does not know is answered with those it does', async () => {
    const path = join(folder, 'list.csv')
    await writeFile(path, 'Forename,Surname,Reg,Notes\nAda,Zed,1A,x\n')
    expect(await mappingOf(path, [])).toEqual(['givenName', 'familyName', 'class', null])
    expect(await mappingOf(path, ['reg=', 'Notes=class'])).toEqual(['givenName', 'familyName', null, 'class'])
    await expect(mappingOf(path, ['Reg=clas'])).rejects.toThrow('It can be: upn, id')
    await expect(mappingOf(path, ['Nowhere=class'])).rejects.toThrow('The columns are: Forename')
  })

  test('in which nobody can find the names is refused, with its columns', async () => {
    const path = join(folder, 'welsh.csv')
    await writeFile(path, 'Cyfenw;Enw;Dosbarth\nRhys;Ada;7A\n')
    await expect(mappingOf(path, [])).rejects.toThrow(/which columns hold the names.* Cyfenw, Enw, Dosbarth/)
    expect(await mappingOf(path, ['Cyfenw=familyName', 'Enw=givenName'])).toEqual([
      'familyName',
      'givenName',
      null,
    ])
  })

  test('comes in by path, and what it did is told in lines', async () => {
    const path = join(folder, 'in.csv')
    await writeFile(path, 'Forename,Surname,DOB\nAda,Zed,never\n')
    const mapping = await mappingOf(path, [])
    const plain = async () => ({
      mapping,
      school: { sourcedId: 'cli', name: 'Command School' },
      complete: false,
    })
    const from = { placeId: DEMO_PLACE, path, source: 'cli', dryRun: true, plain }
    const found = await bringInPath((work) => asOperator(here.owner, DEMO_PLACE, work), from)
    const words = tellFindings(found, { place: 'Wharton Vale', dryRun: true, listed: undefined })
    expect(words).toContain('Nothing was changed')
    expect(words).toContain('1 person is new')
    expect(words).toMatch(/in\.csv, line 2, DOB: .*“never” is not a date/)
  })
})

describe('people by hand', () => {
  const change = (work: Parameters<typeof rolledBack>[1]) =>
    rolledBack(here.owner, async (tx) => {
      await sql`select set_config('app.place_id', ${DEMO_PLACE}, true)`.execute(tx)
      await work(tx)
    })

  test('somebody is made, given a role with its powers, and it ends', () =>
    change(async (tx) => {
      const id = await makePerson(tx, DEMO_PLACE, {
        given: 'Orla',
        family: 'Quinn',
        email: 'Orla@Wharton.example',
      })
      const [orla] = await findPeople(tx, DEMO_PLACE, 'orla quinn')
      expect(orla).toMatchObject({ id, email: 'orla@wharton.example', roles: [] })
      expect(await giveRole(tx, DEMO_PLACE, orla!, 'head', 'bridgefield east')).toBe(
        'Orla Quinn is now head of Bridgefield East.',
      )
      expect(await giveRole(tx, DEMO_PLACE, orla!, 'head', 'Bridgefield East')).toContain('already')
      await sql`select set_config('app.person_id', ${id}, true)`.execute(tx)
      const powers = await sql`select from my_powers()`.execute(tx)
      expect(powers.rows.length).toBeGreaterThan(0)
      expect(await endRole(tx, DEMO_PLACE, orla!, 'head', 'Bridgefield East')).toContain('no longer head')
      expect((await sql`select from my_powers()`.execute(tx)).rows).toEqual([])
      await expect(
        makePerson(tx, DEMO_PLACE, { given: 'Other', email: 'orla@wharton.example' }),
      ).rejects.toThrow('that address already')
    }))

  test('a child gets no role over others, and a role or group that is none is answered with those there are', () =>
    change(async (tx) => {
      const [priya] = await findPeople(tx, DEMO_PLACE, await here.id('priya'))
      await expect(giveRole(tx, DEMO_PLACE, priya!, 'head', 'Bridgefield East')).rejects.toThrow(
        'not known to be grown up',
      )
      const [freya] = await findPeople(tx, DEMO_PLACE, await here.id('freya'))
      await expect(giveRole(tx, DEMO_PLACE, freya!, 'queen', 'Bridgefield East')).rejects.toThrow(
        'They can be: head',
      )
      await expect(giveRole(tx, DEMO_PLACE, freya!, 'head', 'Nowhere')).rejects.toThrow(
        'Wharton Partnership of Schools',
      )
    }))
})
