import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Town, town } from '#test/support/town.ts'
import { budgetOfMine } from '../budget.ts'
import { LUNCH, projectOf } from '../seed/budgets.ts'
import { sheetNumber } from '../serial.ts'
import { timeIsUp, workOff } from '../testing/held.ts'
import { numbersOnSheets, readingOf } from './sheet-field.tsx'

let vale: Town
beforeAll(async () => {
  vale = await town()
  await workOff(vale)
})

const at = (page = '') => `/budgets/${LUNCH.id}${page}`
const SHEETS = 200
// Twenty sheets are there from the demo town; three of them are entered.
const FIRST = 21

/** What is marked on the nth of the 200 sheets. */
const marksOn = (n: number): string =>
  n % 50 === 0 ? '' : n % 20 === 0 ? '1 2 3 4' : n % 7 === 0 ? '8 2' : `${1 + (n % 6)} ${7 + (n % 2) * 2}`

const enterAll = (who: 'tomos' | 'ines', but: Readonly<Record<number, string>> = {}) =>
  vale.as(who, async (tx) => {
    const budget = await budgetOfMine(tx, LUNCH.id, 'iEnter')
    const numbers = await numbersOnSheets(tx, LUNCH.ballotId)
    for (let n = 0; n < SHEETS; n++) {
      const { answer, fault } = readingOf({ marks: but[n] ?? marksOn(n), wrong: '' }, budget, numbers)
      await sql`select read_sheet(${LUNCH.id}, ${FIRST + n}, ${JSON.stringify(answer)}::jsonb, ${fault})`.execute(
        tx,
      )
    }
  })

test('a project that is withdrawn in mid-vote: those on the roll are told why, and nobody can choose it any more', async () => {
  const priya = await vale.browser('priya')
  expect((await priya.get('/')).text).toContain('A project was withdrawn. See what that means for your vote')
  const gone = await priya.get(`/budgets/projects/${projectOf(LUNCH, 7)}`)
  expect(gone.text).toContain('The gym wall cannot carry it.')
  expect(gone.text).toContain('everything else on your ballot counts, and nothing has to be done')
  const late = await priya.send(at('/vote/cast'), { choice: ['8', '2'] }, at('/vote'))
  expect(late.text).toContain('“A climbing wall” was withdrawn while you chose.')
  expect((await priya.get(at('/vote'))).text).not.toContain('You have voted')
})

describe('200 sheets of paper', () => {
  test('are printed with a number each, one to a page', async () => {
    const ines = await vale.browser('ines')
    expect((await ines.send(at('/paper'), { many: '201' }, at('/paper'))).text).toContain('Print 200 at most')
    const printed = await ines.send(at('/paper'), { many: String(SHEETS) }, at('/paper'))
    const numbers = [...printed.html.matchAll(/ballot-sheet-number">Sheet (\d{5}-\d)/g)].map(([, one]) => one)
    expect(numbers).toEqual(Array.from({ length: SHEETS }, (_, n) => sheetNumber(FIRST + n)))
    expect(printed.html.match(/<section class="ballot-sheet"/g)).toHaveLength(SHEETS)
  })

  test('are ticked off on the one roll: whoever has voted is not ticked again, and has no second vote on a screen', async () => {
    const tomos = await vale.browser('tomos')
    expect((await tomos.get(at('/roll?name=ngozi'))).text).toContain('Nobody of that name is on the roll')
    const { rows } = await sql<{ name: string }>`
      select given_name || ' ' || family_name as name from people where id = ${await vale.id('ngozi')}`.execute(
      vale.owner,
    )
    const found = await tomos.get(at(`/roll?name=${encodeURIComponent(rows[0]!.name)}`))
    const place = /name="place" value="([^"]*)"/.exec(found.html)![1]!
    const fields = { do: 'tick', place }
    expect((await tomos.send(at('/roll'), fields)).text).toContain('Ticked off. Put the sheet into the box.')
    expect((await tomos.send(at('/roll'), fields, at('/roll'))).text).toContain('They have voted already.')
    const ngozi = await vale.browser('ngozi')
    expect((await ngozi.get(at('/vote'))).text).toContain('You voted on paper. A vote is final.')
    const added = await tomos.send(at('/roll'), { do: 'add', name: 'Olu Adams' }, at('/roll'))
    expect(added.text).toContain('Olu Adams Added by hand')
    expect((await tomos.send(at('/roll'), { do: 'add', name: 'olu  adams' }, at('/roll'))).text).toContain(
      'Somebody of that name is on the roll.',
    )
    await vale.as('tomos', async (tx) => {
      const { rows } = await sql<{ ticked: number }>`
        select count(*) filter (where mark_paper(${LUNCH.ballotId}, id))::int as ticked from (
          select id from ballot_roll where ballot_id = ${LUNCH.ballotId} and voted is null and name is null order by id limit ${SHEETS - 1}) r`.execute(
        tx,
      )
      expect(rows[0]!.ticked).toBe(SHEETS - 1)
    })
  })

  test('a tick made by mistake is taken back by whoever runs it, not while a second vote could come of it', async () => {
    const [tomos, ines] = [await vale.browser('tomos'), await vale.browser('ines')]
    const roll = at(`/roll?name=${encodeURIComponent('Olu Adams')}`)
    const place = /name="place" value="([^"]*)"/.exec((await tomos.get(roll)).html)![1]!
    const fields = { do: 'untick', place, why: 'The wrong Olu.', sheets: '203', sheet: '' }
    const take = (more = {}) => tomos.send(roll, { ...fields, ...more }, roll)
    expect((await ines.send(roll, fields, at('/paper'))).status).toBe(404)
    // Olu is not ticked off yet: 203 people are, with three sheets entered.
    expect((await take()).text).toContain('They are not ticked off.')
    await tomos.send(at('/roll'), { do: 'tick', place }, roll)
    expect((await take({ why: '', sheets: 'many' })).text).toMatch(/Say what went wrong\..*Count the sheets/)
    const full = await take({ sheets: '204' })
    expect(full.status).toBe(422)
    expect(full.text).toContain('theirs can be among them, and they would vote twice')
    expect((await take({ sheet: '00021-5' })).text).toContain('That is not a number of a sheet.')
    expect((await take({ sheet: sheetNumber(999) })).text).toContain('There is no such sheet')
    expect((await take({ sheet: sheetNumber(1) })).text).toContain('was in the box and has been entered')
    expect((await take({ sheet: sheetNumber(20) })).text).toContain('Taken back. They can vote')
    expect((await take()).text).toContain('They are not ticked off.')
    const paper = await tomos.get(at('/paper'))
    expect(paper.text).toContain('and ticks that were taken back How many 1 Sheets entered')
    expect(paper.text).toContain('The wrong Olu.')
    const late = { sheet: sheetNumber(20), marks: '1', wrong: '' }
    expect((await tomos.send(at('/paper/enter'), late, at('/paper/enter'))).text).toContain('is void')
    expect((await tomos.send(at('/roll'), { do: 'tick', place }, roll)).text).toContain('Ticked off.')
    expect((await take({ sheets: '203', sheet: sheetNumber(20) })).text).toContain('There is no such sheet')
    expect((await take({ why: 'Olu again.' })).text).toContain('Taken back.')
  })

  test('whose tick is taken back is told, and votes on a screen', async () => {
    const [tomos, ngozi] = [await vale.browser('tomos'), await vale.browser('ngozi')]
    const { rows } = await sql<{ name: string }>`
      select given_name || ' ' || family_name as name from people where id = ${await vale.id('ngozi')}`.execute(
      vale.owner,
    )
    const roll = at(`/roll?name=${encodeURIComponent(rows[0]!.name)}`)
    const place = /name="place" value="([^"]*)"/.exec((await tomos.get(roll)).html)![1]!
    await tomos.send(
      roll,
      { do: 'untick', place, why: 'Nothing was handed in.', sheets: '202', sheet: '' },
      roll,
    )
    expect((await ngozi.get('/')).text).toContain('You had been ticked off by mistake')
    expect((await ngozi.send(at('/vote/cast'), { choice: '2' }, at('/vote'))).text).toContain(
      'Your vote is cast',
    )
    expect((await tomos.send(at('/roll'), { do: 'tick', place }, roll)).text).toContain(
      'They have voted already.',
    )
    expect(
      (await tomos.send(roll, { do: 'untick', place, why: 'x', sheets: '1', sheet: '' }, roll)).text,
    ).toContain('They are not ticked off.')
    await vale.as('tomos', async (tx) => {
      const { rows } = await sql<{ ticked: boolean }>`
        select mark_paper(${LUNCH.ballotId}, id) as ticked from (
          select id from ballot_roll where ballot_id = ${LUNCH.ballotId} and voted is null and name is null order by id limit 1) r`.execute(
        tx,
      )
      expect(rows[0]!.ticked).toBe(true)
    })
  })

  test('are entered by two people, never twice by one, and what they read differently is listed', async () => {
    await enterAll('tomos')
    const tomos = await vale.browser('tomos')
    const enter = (sheet: string, marks = '1', wrong = '') =>
      tomos.send(at('/paper/enter'), { sheet, marks, wrong }, at('/paper/enter'))
    expect((await enter(sheetNumber(FIRST))).text).toContain('You entered 00021-')
    expect((await enter('00021-5')).text).toContain('That is not a number of a sheet.')
    expect((await enter(sheetNumber(999))).text).toContain('Kith printed no sheet 00999-')
    expect((await enter(sheetNumber(4), '1 x')).text).toContain('Write numbers like 3 7 12')
    expect((await enter(sheetNumber(4), '1 99')).text).toContain('There is no project 99')
    await enterAll('ines', { 3: '5', 8: '' })
    const state = await tomos.get(at('/paper'))
    expect(state.text).toContain('3 sheets were read differently.')
    const count = await tomos.send(at('/count'), {}, at('/paper'))
    expect(count.text).toContain('Voting is not over yet.')
  })

  test('are settled by a third look, reconciled with the roll, and counted; nobody who joins numbers to answers is left', async () => {
    const [tomos, ines] = [await vale.browser('tomos'), await vale.browser('ines')]
    await ines.send(at('/paper/enter'), { sheet: sheetNumber(3), marks: '3', wrong: '' }, at('/paper/enter'))
    for (let left = 3; left > 0; left--) {
      const page = await tomos.get(at('/paper/differences'))
      const serial = /name="serial" value="(\d+)"/.exec(page.html)![1]!
      const wrong = left === 1 ? 'unreadable' : ''
      const settled = await tomos.send(at('/paper/differences'), { serial, marks: '4', wrong })
      expect(settled.text).toContain('is settled.')
    }
    await timeIsUp(vale, LUNCH.id)
    const open = await tomos.get(at('/count'))
    // 203 sheets: 200 ticked now, and three before. One more sheet turns up.
    expect(open.text).toContain('It fits')
    await ines.send(at('/paper/enter'), { sheet: sheetNumber(4), marks: '1', wrong: '' }, at('/paper/enter'))
    await tomos.send(at('/paper/enter'), { sheet: sheetNumber(4), marks: '1', wrong: '' }, at('/paper/enter'))
    expect((await tomos.get(at('/count'))).text).toContain('One sheet more than people ticked off.')
    expect((await tomos.send(at('/count'), { note: '' }, at('/count'))).text).toContain(
      'Say why the sheets and the ticks differ.',
    )
    await tomos.send(at('/count'), { note: 'One tick was forgotten at the door.' }, at('/count'))
    await workOff(vale)
    const results = await (await vale.browser()).get(at('/results'))
    expect(results.text).toContain('One tick was forgotten at the door.')
    expect(results.text).toContain('Nothing was handed in.')
    expect(results.text).toContain('somebody may have handed in a sheet and voted again')
    expect(results.text).toContain('with too many marks: not counted How many 8')
    expect(results.text).toMatch(/Withdrawn A climbing wall ?: The gym wall cannot carry it/)
    const { rows } = await sql<{ readings: number; votes: number; climbing: number }>`
      select (select count(*)::int from paper_readings where budget_id = ${LUNCH.id}) as readings,
        (select count(*)::int from votes where ballot_id = ${LUNCH.ballotId}) as votes,
        (select count(*)::int from budget_projects where id = ${projectOf(LUNCH, 7)} and (story ->> 'won')::boolean) as climbing`.execute(
      vale.owner,
    )
    const good = Number(/that count How many (\d+)/.exec(results.text)![1])
    expect(rows[0]).toEqual({ readings: 0, votes: 13 + good, climbing: 0 })
  })
})
