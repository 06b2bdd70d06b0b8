import { readPabulib, verify } from '@kith/participatory-budgeting'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { sheetNumber } from './serial.ts'
import { timeIsUp, workOff } from './testing/held.ts'

let vale: Town
beforeAll(async () => {
  vale = await town()
  await workOff(vale)
})

/** A budget of £100 for 10F with four projects, opened by Tomos on its pages; its id. */
async function opened(form: 'points' | 'ranked', limit: Readonly<Record<string, string>>): Promise<string> {
  const id = newId()
  await vale.as('tomos', async (tx) => {
    await sql`select make_budget(${id}, ${idOf('Town Council')}, ${`By ${form}`}, '', ${idOf('Bridgefield East')}, 11, 10000, 'GBP',
      current_date, current_date, current_date)`.execute(tx)
    for (const [n, cost] of [3000, 4000, 5000, 9000].entries())
      await sql`select make_project(${newId()}, ${id}, ${`Project ${'ABCD'[n]}`}, '', null, ${cost}, null, '[]'::jsonb)`.execute(
        tx,
      )
  })
  const tomos = await vale.browser('tomos')
  const year = String(new Date().getFullYear() + 1)
  const fields = {
    form,
    method: 'equal-shares',
    'closes-day': '9',
    'closes-month': '6',
    'closes-year': year,
    ...limit,
  }
  const read = await tomos.get(`/budgets/${id}/open?${new URLSearchParams({ look: 'yes', ...fields })}`)
  expect(read.text).toContain('everybody’s share grows by £1 at a time')
  expect((await tomos.send(`/budgets/${id}/open`, fields)).text).toContain('Locked and open.')
  return id
}

/** Checks a vote, and casts it as the page that checked it would. */
async function votes(who: Visitor, id: string, fields: Readonly<Record<string, string>>): Promise<string> {
  await who.get(`/budgets/${id}/vote`)
  const checked = await who.send(`/budgets/${id}/vote`, { do: 'check', ...fields })
  const kept = [...checked.html.matchAll(/<input type="hidden" name="(n\d+)" value="(\d+)"/g)]
  const cast = await who.send(
    `/budgets/${id}/vote/cast`,
    Object.fromEntries(kept.map(([, n, v]) => [n!, v!])),
  )
  expect(cast.text).toContain('Your vote is cast')
  return checked.text
}

/** The given marks on sheets 1, 2, …, entered by two people; as many people ticked off. */
async function onPaper(id: string, marks: readonly string[]): Promise<void> {
  await vale.as('tomos', async (tx) => {
    await sql`select give_part(${id}, ${await vale.id('ines')}, 'clerk')`.execute(tx)
    await sql`select print_sheets(${id}, ${marks.length})`.execute(tx)
    await sql`select mark_paper(b.ballot_id, r.id) from budgets b cross join lateral (select id from ballot_roll
      where ballot_id = b.ballot_id and voted is null order by id limit ${marks.length}) r where b.id = ${id}`.execute(
      tx,
    )
  })
  const enter = `/budgets/${id}/paper/enter`
  for (const clerk of [await vale.browser('tomos'), await vale.browser('ines')]) {
    await clerk.get(enter)
    for (const [n, typed] of marks.entries())
      expect(
        (await clerk.send(enter, { sheet: sheetNumber(n + 1), marks: typed, wrong: '' })).text,
      ).toContain('is entered')
  }
}

async function counted(id: string) {
  await timeIsUp(vale, id)
  const tomos = await vale.browser('tomos')
  expect((await tomos.get(`/budgets/${id}/count`)).text).toContain('It fits')
  await tomos.send(`/budgets/${id}/count`, {}, `/budgets/${id}/count`)
  await workOff(vale)
  const nobody = await vale.browser()
  const results = await nobody.get(`/budgets/${id}/results`)
  const election = readPabulib((await nobody.get(`/budgets/${id}/votes.pb`)).html)
  const record = JSON.parse((await nobody.get(`/budgets/${id}/record.json`)).html)
  const page = async (title: string) =>
    nobody.get(new RegExp(`href="(/budgets/projects/[^"]+)">${title}`).exec(results.html)![1]!)
  return { results, election, record, page }
}

describe('points', () => {
  test('are given, checked, cast, entered from paper, counted, and can be counted again', async () => {
    const id = await opened('points', { points: '10' })
    const [priya, ngozi, ravi] = await Promise.all(
      (['priya', 'ngozi', 'ravi'] as const).map((name) => vale.browser(name)),
    )
    const check = (fields: Readonly<Record<string, string>>) =>
      priya!.send(`/budgets/${id}/vote`, { do: 'check', ...fields }, `/budgets/${id}/vote`)
    expect((await check({ n1: '0', n2: '' })).text).toContain('Choose at least one project.')
    const over = await check({ n1: '7', n2: '5' })
    expect(over.text).toContain('You gave 12 points. You have 10: take 2 away.')
    expect(over.html).toMatch(/name="n1" value="7"/)
    const words = await check({ n1: 'seven', n2: '5', n3: '-1' })
    expect(words.text).toContain('Write a whole number at “Project A”, like 3.')
    expect(words.html).toMatch(
      /href="#field-n1"[\s\S]*href="#field-n3"[\s\S]*id="field-n1" name="n1" value="seven"/,
    )
    expect((await check({ n9: '3' })).text).toContain('Choose projects from the list.')
    const cast = await priya!.send(`/budgets/${id}/vote/cast`, { n1: '7', n2: '5' }, `/budgets/${id}/vote`)
    expect(cast.text).toContain('You gave 12 points.')
    expect(await votes(priya!, id, { n1: '6', n2: '3' })).toContain(
      'You give 9 of your 10 points. Project A 6 points Project B 3 points',
    )
    await votes(ngozi!, id, { n1: '010' })
    await votes(ravi!, id, { n4: '1', n2: '9' })
    await onPaper(id, ['1=4 3=6', '1=9 2=9'])

    const { results, election, record, page } = await counted(id)
    expect(results.text).toContain('4 votes counted.')
    expect(results.text).toContain('with too many marks: not counted How many 1')
    expect(election.voteType).toBe('cumulative')
    expect(verify(election, record).ok).toBe(true)
    expect(record.winners).toContain('1')
    expect((await page('Project A')).text).toContain('3 people gave it 20 points.')
    const lost = (await page('Project D')).text
    expect(lost).toContain('Why it did not win One person gave it 1 point.')
    expect(lost).toMatch(/It would have won if it had cost £/)
  })
})

describe('an order', () => {
  test('is given, checked, cast, entered from paper, counted, and can be counted again', async () => {
    const id = await opened('ranked', { most: '3' })
    const [priya, ngozi, ravi] = await Promise.all(
      (['priya', 'ngozi', 'ravi'] as const).map((name) => vale.browser(name)),
    )
    const check = (fields: Readonly<Record<string, string>>) =>
      priya!.send(`/budgets/${id}/vote`, { do: 'check', ...fields }, `/budgets/${id}/vote`)
    const same = await check({ n1: '1', n2: '2', n4: '1' })
    expect(same.text).toContain(
      '“Project A” and “Project D” have the same place. Give each a place of its own.',
    )
    expect(same.html).toMatch(/id="field-n4" name="n4" value="1"[^>]*aria-invalid="true"/)
    expect((await check({ n1: '1', n2: '2', n3: '3', n4: '4' })).text).toContain(
      'You chose 4. Choose 3 projects at most.',
    )
    // Places with a gap are an order all the same.
    expect(await votes(priya!, id, { n1: '5', n2: '1' })).toContain('Project B £40 Project A £30')
    await votes(ngozi!, id, { n1: '1', n3: '2' })
    await votes(ravi!, id, { n4: '1' })
    await onPaper(id, ['2 1 3', '1 2 3 4'])

    const { results, election, record, page } = await counted(id)
    expect(results.text).toContain('4 votes counted.')
    expect(election.voteType).toBe('ordinal')
    expect(verify(election, record).ok).toBe(true)
    expect(record.winners.toSorted()).toEqual(['1', '2'])
    const lost = (await page('Project D')).text
    expect(lost).toContain('Why it did not win One person chose it.')
    expect(lost).toContain('What would have won it')
  })
})
