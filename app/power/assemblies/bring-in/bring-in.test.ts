import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { verify } from '@kith/sortition/verify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOperator } from '#db/as-operator.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { town } from '#test/support/town.ts'
import { codeOf } from '../codes.ts'
import { dayFields } from '../testing/begun.ts'
import { queueOf } from '../testing/queue.ts'
import { bringPool } from './bring-in.ts'
import { readPool } from './read-pool.ts'

const shared =
  process.env.KITH_SHARED_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url))
const own = fileURLToPath(new URL('../../../../packages/sortition/samples', import.meta.url))
const pools = [join(own, 'syn_hd_30'), join(shared, 'sortition', 'fixture_150_22')].filter((folder) => {
  if (!existsSync(folder)) console.log(`Not found, so not tried: ${folder}`)
  return existsSync(folder)
})

describe('a pool from files runs through the same pages', () => {
  test.each(pools)('%s', async (folder) => {
    const here = await town()
    const read = await readPool(folder)
    const title = `Brought in: ${read.called}`
    const given = { ...read, placeId: DEMO_PLACE, secret: here.house.secret, title, question: 'What next?' }
    const bring = () => asOperator(here.owner, DEMO_PLACE, (tx) => bringPool(tx, given))
    const { id } = await bring()
    expect(await bring()).toMatchObject({ id, wasThere: true })

    const [tomos, beth, work] = [await here.browser('tomos'), await here.browser('beth'), await queueOf(here)]
    await tomos.send(
      `/assemblies/${id}/clerks`,
      { do: 'name', clerk: await here.id('ines') },
      `/assemblies/${id}/clerks`,
    )
    const page = `/assemblies/${id}/draw`
    expect((await tomos.send(page, { do: 'begin' }, page)).text).toContain('being worked out')
    await work()
    const draw = /name="draw" value="([^"]+)"/.exec((await tomos.get(page)).html)![1]!
    await tomos.send(page, { do: 'publish', draw, chance: 'dice', says: 'Dice', ...dayFields('on', 0) })
    await tomos.send(page, { do: 'number', draw, words: '6 6' }, page)
    const ines = await here.browser('ines')
    expect((await ines.send(page, { do: 'number', draw, words: '6 6' }, page)).text).toContain(
      `is the panel: ${read.pool.panelSize} people`,
    )
    const file = JSON.parse((await beth.get(`/assemblies/${id}/draws/${draw}/document.json`)).html)
    expect(verify(file, '6 6').ok).toBe(true)
    expect(file.people).toHaveLength(read.pool.people.length)

    const row = await here.owner
      .selectFrom('assembly_answers')
      .select(['id', 'name'])
      .where('assembly_id', '=', id)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const answers = await ines.get(`/assemblies/${id}/answers`)
    const code = codeOf(here.house.secret, 'file', row.id)
    expect(answers.text).toContain(row.name!)
    expect(answers.text).toContain(code)
    const nobody = await here.browser()
    await nobody.send('/assemblies/answer', { code }, '/assemblies/answer')
    expect((await nobody.get('/assemblies/answer/yours')).text).toContain('a chance of')
  })
})

describe('broken files are answered with file, row, field and mend', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kith-pool-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const quotas = 'category,feature,min,max\nage,young,1,2\nage,old,1,2\n'
  const people = 'id,age,name,email\na,young,Ada Fenn,ada@post.example\nb,old,Bo,bo@post.example\nc,old,Cy,\n'
  const read = async (categories: string | Buffer, respondents: string, size?: number) => {
    await writeFile(join(folder, 'categories.csv'), categories)
    await writeFile(join(folder, 'respondents.csv'), respondents)
    return readPool(folder, size)
  }

  test('control: a whole one is read, with names', async () => {
    const { pool, contacts } = await read(quotas, people, 2)
    expect(pool.people).toHaveLength(3)
    expect(contacts.get('a')).toEqual({ name: 'Ada Fenn', reach: 'ada@post.example' })
  })

  test.each([
    [
      'a value without a quota',
      quotas,
      people.replace('c,old', 'c,ancient'),
      /respondents\.csv: row 4, field “age”: “ancient” is not one of the values/,
    ],
    [
      'a number that is none',
      quotas.replace('old,1', 'old,one'),
      people,
      /categories\.csv: row 3, field “min”: “one” is not a whole number.*digits/,
    ],
    [
      'a column that is not there',
      quotas,
      people.replace('age', 'years'),
      /respondents\.csv: row 1, field “age”: The respondents file has no column/,
    ],
    [
      'an id twice',
      quotas,
      people.replace('c,old', 'b,old'),
      /respondents\.csv: row 4, field “id”.*twice.*id of their own/,
    ],
    [
      'a row that is cut off',
      quotas,
      people.replace('b,old,Bo,bo@post.example', 'b,old'),
      /respondents\.csv: row 3.*2 cells/,
    ],
    ['nobody', quotas, 'id,age\n', /respondents\.csv:.*empty/],
  ])('%s', async (_what, categories, respondents, said) => {
    await expect(read(categories, respondents, 2)).rejects.toThrow(said)
  })

  test('bytes that are no text, no size, no folder', async () => {
    await expect(read(Buffer.from([0xff, 0xfe, 0x41]), people, 2)).rejects.toThrow(
      'categories.csv is not text in UTF-8',
    )
    await expect(read(quotas, people)).rejects.toThrow('Say it with --size: from 2 to 4')
    await expect(readPool(join(folder, 'nowhere'))).rejects.toThrow('is not a folder')
    await rm(join(folder, 'respondents.csv'))
    await expect(readPool(folder)).rejects.toThrow('There is no respondents.csv in this folder')
  })
})
