import { findMyself, verify } from '@kith/sortition/verify'
import type { JobHelpers } from 'graphile-worker'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { codeHash } from './codes.ts'
import { drawTask } from './draw/job.ts'
import { assemblies } from './practice.ts'
import { BUSES, DRAW, EVENINGS, recommendationId, seededCode } from './seed.ts'
import { begin, dayFields, facts, sayYes, withLetters } from './testing/begun.ts'
import { queueOf } from './testing/queue.ts'
import { withPool } from './testing/with-pool.ts'

let here: Town
let tomos: Visitor
let beth: Visitor
let work: () => Promise<void>
beforeAll(async () => {
  here = await town()
  tomos = await here.browser('tomos')
  beth = await here.browser('beth')
  work = await queueOf(here)
})

const clerk = async (id: string) =>
  tomos.send(
    `/assemblies/${id}/clerks`,
    { do: 'name', clerk: await here.id('ines') },
    `/assemblies/${id}/clerks`,
  )

/** With eight who said yes, quotas, and Ines as clerk. */
const ready = (bounds?: Parameters<typeof withPool>[1]) => withPool(here, bounds)

async function drawn(id: string) {
  const page = `/assemblies/${id}/draw`
  await tomos.send(page, { do: 'begin' }, page)
  await work()
  const found = await tomos.get(page)
  expect(found.text).toContain('It is worked out')
  const draw = /name="draw" value="([^"]+)"/.exec(found.html)![1]!
  await tomos.send(page, {
    do: 'publish',
    draw,
    chance: 'dice',
    says: 'Two dice in the hall',
    ...dayFields('on', 0),
  })
  const ines = await here.browser('ines')
  const first = await tomos.send(page, { do: 'number', draw, words: '3  5' }, page)
  expect(first.text).toContain('Now a second person')
  const second = await ines.send(page, { do: 'number', draw, words: '3 5' }, page)
  expect(second.text).toContain('is the panel: 4 people')
  return { draw, ines }
}

describe('the demo town', () => {
  test('anybody reads the finished assembly without an account: its quality, panel, recommendations and silence', async () => {
    const nobody = await here.browser()
    const page = await nobody.get(`/assemblies/${EVENINGS}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('9 of 11 things')
    expect(page.text).toContain('12 people are on it, of 12 places. 1 person has left it.')
    expect(page.text).toMatch(/No answer, \d+ days late/)
    expect(page.text).toContain('Answered: Yes')
    const kept = await nobody.get(`/recommendations/${recommendationId(1)}`)
    expect(kept.text).toContain('12 of 12 were for it, counted from paper')
    expect(kept.text).toContain('Open since the first Thursday. Forty people came.')
    for (const name of ['Ada', 'Bram', 'Cora']) expect(page.text).not.toContain(name)
  })

  test('what is published of its draw can be had as a file, and verifies', async () => {
    const nobody = await here.browser()
    const file = await nobody.get(`/assemblies/${EVENINGS}/draws/${DRAW}/document.json`)
    const verdict = verify(JSON.parse(file.html), '3 1 6 6 2')
    expect(verdict.ok).toBe(true)
    const page = await nobody.get(`/assemblies/${EVENINGS}/draws/${DRAW}`)
    for (const pseudonym of verdict.drawn!.panel) expect(page.text).toContain(pseudonym)
    const changed = { ...JSON.parse(file.html), panelSize: 11 }
    expect(verify(changed, '3 1 6 6 2').ok).toBe(false)
  })

  test('somebody with a letter sees their chance, and that a clerk looked', async () => {
    const nobody = await here.browser()
    const { rows } = await answered()
    const code = rows[0]!
    await beth.get(`/assemblies/${BUSES}/answers`)
    await nobody.send('/assemblies/answer', { code: code.toLowerCase() }, '/assemblies/answer')
    const yours = await nobody.get('/assemblies/answer/yours')
    expect(yours.text).toContain('You said yes')
    expect(yours.text).toContain('Beth Marsh: once')
    expect(yours.text).toContain('No draw has been published yet')
  })
})

/** Codes of the second assembly with which somebody said yes. */
async function answered() {
  const found = await here.owner
    .selectFrom('assembly_codes')
    .innerJoin('assembly_answers', 'assembly_answers.id', 'assembly_codes.answer_id')
    .select(['address_id', 'said'])
    .where('assembly_codes.assembly_id', '=', BUSES)
    .where('said', '=', 'yes')
    .execute()
  const all = Array.from({ length: 96 }, (_, n) => seededCode(here.house.secret, BUSES, n))
  const rows = all.filter((_, n) => found.some(({ address_id }) => address_id === idOf(`door ${BUSES} ${n}`)))
  return { rows }
}

describe('letters and answers', () => {
  test('a code answers once; by phone the same code is refused with the day', async () => {
    const { id, codes } = await withLetters(here, tomos)
    expect((await sayYes(here, codes[0]!)).text).toContain('Thank you. Your name is in.')
    await clerk(id)
    const ines = await here.browser('ines')
    const page = `/assemblies/${id}/answers`
    const fields = {
      code: codes[0]!,
      way: 'phone',
      said: 'yes',
      name: 'B',
      reach: '1',
      'trait-0': '0',
      'trait-1': '0',
    }
    const twice = await ines.send(page, fields, page)
    expect(twice.status).toBe(422)
    expect(twice.text).toContain('One letter, one answer')
    expect((await ines.send(page, { ...fields, code: codes[1]! }, page)).text).toContain('Kept.')
    expect((await ines.send(page, { ...fields, code: 'AAAAA-AAAAA' }, page)).text).toContain(
      'No letter of this assembly',
    )
    const no = await ines.send(page, { code: codes[2]!, way: 'letter', said: 'no' }, page)
    expect(no.text).toContain('Kept.')
    const kept = await here.owner
      .selectFrom('assembly_answers')
      .select(['said', 'name', 'way'])
      .where('place_id', '=', DEMO_PLACE)
      .where('assembly_id', '=', id)
      .orderBy('said_at')
      .execute()
    expect(kept.map(({ said, way }) => `${said} ${way}`)).toEqual(['yes web', 'yes phone', 'no letter'])
  })

  test('a yes needs what is asked; a no needs nothing; both can be taken back', async () => {
    const { codes } = await withLetters(here, tomos)
    const bad = await sayYes(here, codes[0]!, { 'trait-1': '9' })
    expect(bad.status).toBe(422)
    expect(bad.text).toContain('Choose one: Area.')
    const nobody = await here.browser()
    await nobody.send('/assemblies/answer', { code: codes[0]! }, '/assemblies/answer')
    expect((await nobody.send('/assemblies/answer/yours', { do: 'answer', said: 'no' })).text).toContain(
      'You have said no',
    )
    const changed = { do: 'answer', said: 'yes', name: 'C', reach: '2', 'trait-0': '1', 'trait-1': '1' }
    expect((await nobody.send('/assemblies/answer/yours', changed)).text).toContain('You said yes')
    expect((await nobody.send('/assemblies/answer/yours', { do: 'back' })).text).toContain(
      'Your name is deleted',
    )
  })

  test('a wrong code is told kindly, and after many from one place waits', async () => {
    const nobody = await here.browser()
    const wrong = await nobody.send('/assemblies/answer', { code: 'K7QF2-MPX9R' }, '/assemblies/answer')
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('not the code of a letter')])
    for (let n = 0; n < 60; n++) await nobody.send('/assemblies/answer', { code: 'K7QF2-MPX9R' })
    expect((await nobody.send('/assemblies/answer', { code: 'K7QF2-MPX9R' })).text).toContain(
      'Too many tries',
    )
    await here.house.signIn.authDb.deleteFrom('sign_in.limits').execute()
  })

  test('names are for named clerks alone, and from the moment they are no clerk for them neither', async () => {
    const { id, codes } = await withLetters(here, tomos)
    await sayYes(here, codes[0]!, { name: 'Greta Hale' })
    const page = `/assemblies/${id}/answers`
    expect((await tomos.get(page)).status).toBe(404)
    await clerk(id)
    const ines = await here.browser('ines')
    expect((await ines.get(page)).text).toContain('Greta Hale')
    expect((await tomos.get(`/assemblies/${id}/clerks`)).text).toContain('names of those who answered')
    await tomos.send(`/assemblies/${id}/clerks`, { do: 'end', clerk: await here.id('ines') })
    expect((await ines.get(page)).status).toBe(404)
    const fields = { code: codes[1]!, way: 'phone', said: 'no' }
    expect((await ines.send(page, fields, '/assemblies')).status).toBe(403)
  })

  test('a list of addresses is refused with line, column and what to do', async () => {
    const id = await begin(tomos)
    const page = `/assemblies/${id}/letters`
    const bring = async (text: string) =>
      (await tomos.send(page, { do: 'list', list: new File([text], 'doors.csv') }, page)).text
    expect(await bring('street,area\n1 Mill Lane,East\n2 Mill Lane\n')).toContain(
      'Line 3: The line has 1 cells and there are 2 headings',
    )
    expect(await bring('name,street\nAda,1 Mill Lane\n')).toContain(
      'column “name”: The list seems to say who lives there',
    )
    expect(await bring('street,area\n1 Mill Lane,East\n1 mill lane,West\n')).toContain(
      'stands in line 2 already',
    )
    expect(await bring('street,area\n1 Mill Lane,\n')).toContain('Line 2, column “area”: The cell is empty')
    expect(await bring('where\nthere\n')).toContain('No column says where a letter goes')
    expect(await bring('street\n1 Mill Lane\n')).toContain('1 address brought in')
  })
})

describe('the draw', () => {
  test('from quotas to a panel: worked out, published, two say what the dice show', async () => {
    const { id, codes } = await ready()
    const { draw } = await drawn(id)
    const nobody = await here.browser()
    const file = await nobody.get(`/assemblies/${id}/draws/${draw}/document.json`)
    const verdict = verify(JSON.parse(file.html), '3 5')
    expect(verdict.ok).toBe(true)
    await nobody.send('/assemblies/answer', { code: codes[0]! }, '/assemblies/answer')
    const yours = await nobody.get('/assemblies/answer/yours')
    expect(yours.text).toContain('a chance of 50%')
    const [answer, salt] = /ticket=([^"]+)/.exec(yours.html)![1]!.split('.') as [string, string]
    const me = findMyself(JSON.parse(file.html), { id: answer, salt })!
    expect(yours.text).toContain(`In the draw you are ${me.person.pseudonym}`)
    expect(yours.text.includes('You are on the panel')).toBe(
      verdict.drawn!.panel.includes(me.person.pseudonym),
    )
  })

  test('begun twice there is one; what is published changes no more; two who differ are told', async () => {
    const { id } = await ready()
    const page = `/assemblies/${id}/draw`
    await tomos.send(page, { do: 'begin' }, page)
    const again = await (await here.browser('tomos')).send(page, { do: 'begin' }, page)
    expect(again.text).toContain('A draw is under way already')
    const quotas = `/assemblies/${id}/quotas`
    expect(
      (
        await tomos.send(
          quotas,
          { do: 'mend', category: 'Age', value: 'young', bound: 'min', to: '0' },
          quotas,
        )
      ).status,
    ).toBe(403)
    await work()
    await work()
    const found = await tomos.get(page)
    const draw = /name="draw" value="([^"]+)"/.exec(found.html)![1]!
    await tomos.send(page, {
      do: 'publish',
      draw,
      chance: 'number',
      says: 'The lottery',
      ...dayFields('on', 1),
    })
    expect((await tomos.get(page)).text).toContain('Nobody can type it before that day')
    expect((await tomos.send(page, { do: 'number', draw, words: '1' }, page)).status).toBe(403)
    await here.owner
      .updateTable('assembly_draws')
      .set({ chance_on: new Date().toISOString().slice(0, 10) })
      .where('id', '=', draw)
      .execute()
    const ines = await here.browser('ines')
    await tomos.send(page, { do: 'number', draw, words: '1 2' }, page)
    expect((await ines.send(page, { do: 'number', draw, words: '1 3' }, page)).text).toContain(
      'typed something else',
    )
    expect((await tomos.send(page, { do: 'number', draw, words: '1 3' }, page)).text).toContain(
      'is the panel',
    )
  })

  test('stopped in the middle and taken up again, it comes out once and the same', async () => {
    const { id } = await ready()
    const page = `/assemblies/${id}/draw`
    await tomos.send(page, { do: 'begin' }, page)
    const { id: draw } = await here.owner
      .selectFrom('assembly_draws')
      .select('id')
      .where('assembly_id', '=', id)
      .executeTakeFirstOrThrow()
    const payload = { id: draw, placeId: DEMO_PLACE }
    const stopped = { abortSignal: AbortSignal.abort(new Error('stopped')) } as JobHelpers
    await expect(drawTask(here.house)(payload, stopped)).rejects.toThrow('stopped')
    expect((await tomos.get(page)).text).toContain('The fairest chances are being worked out')
    await drawTask(here.house)(payload, {} as JobHelpers)
    const digest = async () =>
      (
        await here.owner
          .selectFrom('assembly_draws')
          .select('digest')
          .where('id', '=', draw)
          .executeTakeFirst()
      )?.digest
    const first = await digest()
    await drawTask(here.house)(payload, {} as JobHelpers)
    await work()
    expect(await digest()).toBe(first)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
  })

  test('quotas that cannot be met are explained, and a button each makes the smallest changes', async () => {
    const { id } = await ready({ young: [3, 4], old: [3, 4] })
    const page = `/assemblies/${id}/draw`
    await tomos.send(page, { do: 'begin' }, page)
    await work()
    const failed = await tomos.get(page)
    expect(failed.text).toContain('No panel can meet these numbers')
    expect(failed.text).toContain('On a panel of 4 these cannot all be so at once: at least 3 of Age: old')
    for (let left = failed; ; ) {
      const [form] = /<form[^>]*>(?:(?!<\/form>)[\s\S])*value="mend"[\s\S]*?<\/form>/.exec(left.html) ?? []
      if (form === undefined) break
      const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)![1]!
      const fields = {
        do: 'mend',
        category: field('category'),
        value: field('value'),
        bound: field('bound'),
        to: field('to'),
      }
      await tomos.send(`/assemblies/${id}/quotas`, fields)
      left = await tomos.get(page)
    }
    await tomos.send(page, { do: 'begin' }, page)
    await work()
    expect((await tomos.get(page)).text).toContain('It is worked out')
  })

  test('a pool that is too small says so', async () => {
    const { id } = await ready()
    const quotas = `/assemblies/${id}/quotas`
    await tomos.send(`/assemblies/${id}/settings`, { ...facts, places: '12' }, `/assemblies/${id}/settings`)
    const people = { 'people-0-0': '1', 'people-0-1': '1', 'people-1-0': '1', 'people-1-1': '1' }
    const worked = await tomos.send(quotas, { do: 'work_out', ...people }, quotas)
    expect(worked.text).toContain('6 are needed and 4 said yes. Invite more, or ask for fewer.')
    const page = `/assemblies/${id}/draw`
    await tomos.send(page, { do: 'begin' }, page)
    await work()
    expect((await tomos.get(page)).text).toContain('No panel can meet these numbers')
  })
})

describe('the panel', () => {
  test('one cannot come: the place is filled in the open; one leaves on the day: only who stands by steps in', async () => {
    const { id } = await ready()
    const { draw, ines } = await drawn(id)
    const page = `/assemblies/${id}/panel`
    const members = async () =>
      here.owner
        .selectFrom('assembly_members')
        .select(['pseudonym', 'left_when', 'joined_at', 'stands_by'])
        .where('draw_id', '=', draw)
        .orderBy('pseudonym')
        .execute()
    const [first] = await members()
    await tomos.send(page, { do: 'stand_by', many: '2', seed: '6 1' }, page)
    await work()
    expect((await members()).filter(({ stands_by }) => stands_by !== null)).toHaveLength(2)
    expect(
      (await tomos.send(page, { do: 'cannot_come', who: `${draw} ${first!.pseudonym}` }, page)).status,
    ).toBe(403)
    await ines.send(page, { do: 'cannot_come', who: `${draw} ${first!.pseudonym}` }, page)
    expect((await tomos.get(page)).text).toContain('1 place is empty')
    await tomos.send(page, { do: 'replace', seed: '2 2' }, page)
    await work()
    const nobody = await here.browser()
    const open = await nobody.get(`/assemblies/${id}`)
    expect(open.text).toContain('4 people are on it, of 4 places. 1 person has left it.')
    expect(open.text).toContain(`Could not come: ${first!.pseudonym}`)
    expect(open.text).not.toContain('Volunteer')

    await tomos.send(`/assemblies/${id}/run`, { do: 'begin' }, `/assemblies/${id}/run`)
    const on = (await members()).filter(
      ({ joined_at, left_when }) => joined_at !== null && left_when === null,
    )
    for (const { pseudonym } of on.slice(0, 2))
      await ines.send(page, { do: 'left_today', who: `${draw} ${pseudonym}` }, page)
    await tomos.send(page, { do: 'replace', seed: '9' }, page)
    await work()
    const after = await nobody.get(`/assemblies/${id}`)
    expect(after.text).toContain('after the first day')
    expect(after.text).toContain('1 place stays empty: nobody could take it.')
  })

  test('a standing assembly draws a part anew, and nobody who served', async () => {
    const { id } = await ready()
    const { draw, ines } = await drawn(id)
    const settings = `/assemblies/${id}/settings`
    expect((await tomos.send(settings, { ...facts, termMonths: '12' }, settings)).text).toContain('Kept.')
    const before = await here.owner
      .selectFrom('assembly_members')
      .selectAll()
      .where('draw_id', '=', draw)
      .execute()
    const ending = before.slice(0, 2).map(({ pseudonym }) => `${draw} ${pseudonym}`)
    const page = `/assemblies/${id}/draw`
    await tomos.send(page, { do: 'begin', ending, pool: 'all' }, page)
    await work()
    const second = /name="draw" value="([^"]+)"/.exec((await tomos.get(page)).html)![1]!
    await tomos.send(page, {
      do: 'publish',
      draw: second,
      chance: 'dice',
      says: 'Dice',
      ...dayFields('on', 0),
    })
    await tomos.send(page, { do: 'number', draw: second, words: '4' }, page)
    await ines.send(page, { do: 'number', draw: second, words: '4' }, page)
    const all = await here.owner
      .selectFrom('assembly_members')
      .selectAll()
      .where('assembly_id', '=', id)
      .execute()
    const on = all.filter(({ joined_at, left_at }) => joined_at !== null && left_at === null)
    expect(on).toHaveLength(4)
    const ended = before.slice(0, 2).map(({ answer_id }) => answer_id)
    for (const { answer_id } of on) expect(ended).not.toContain(answer_id)
    expect(all.filter(({ left_when }) => left_when === 'term')).toHaveLength(2)
  })
})

describe('what it recommends', () => {
  test('a secret vote of the panel, an answer asked for and given, a promise', async () => {
    const { id, codes } = await ready()
    const { draw } = await drawn(id)
    const walter = await here.browser('walter')
    const panel = await here.owner
      .selectFrom('assembly_members')
      .innerJoin('assembly_codes', 'assembly_codes.answer_id', 'assembly_members.answer_id')
      .select('assembly_codes.code_hash')
      .where('draw_id', '=', draw)
      .execute()
    const mine = codes.find((code) =>
      panel.some(({ code_hash }) => code_hash === codeHash(here.house.secret, code)),
    )!
    await walter.send('/assemblies/answer', { code: mine }, '/assemblies/answer')
    expect((await walter.send('/assemblies/answer/yours', { do: 'join' })).text).toContain('Joined to you.')
    const page = `/assemblies/${id}/recommendations`
    await tomos.send(page, { do: 'add', text: 'Make it a market.', why: '' }, page)
    await tomos.send(page, { do: 'add', text: 'Plant trees.', why: '' }, page)
    expect((await tomos.send(page, { do: 'vote' }, page)).text).toContain('1 member can vote now')
    const vote = await walter.get(`/assemblies/${id}/vote`)
    const option = /name="support" type="checkbox" value="([^"]+)"/.exec(vote.html)![1]!
    expect((await walter.send(`/assemblies/${id}/vote`, { support: option })).text).toContain('Your receipt')
    expect((await tomos.get(`/assemblies/${id}/vote`)).text).toContain('The members of the panel vote here')
    await tomos.send(page, { do: 'close' }, page)
    await work()
    expect((await tomos.get(page)).text).toContain('1 of 1 were for it, in a secret vote')

    const one = `/recommendations/${option}`
    await tomos.send(one, { do: 'ask', who: await here.id('ines'), ...dayFields('on', 9) }, one)
    const ines = await here.browser('ines')
    expect((await ines.get(one)).text).toContain('You owe an answer')
    await ines.send(one, { do: 'answer', says: 'partly', words: 'A market on Saturdays.' }, one)
    await ines.send(one, { do: 'promise', what: 'Find four stalls' }, one)
    const nobody = await here.browser()
    const read = await nobody.get(one)
    expect(read.text).toContain('Answered: In part')
    expect(read.text).toContain('Find four stalls')
  })

  test('money: set aside by the host, paid by a clerk, seen by the member', async () => {
    const { id, codes } = await ready()
    const { draw, ines } = await drawn(id)
    const page = `/assemblies/${id}/expenses`
    const rows = await here.owner
      .selectFrom('assembly_members')
      .innerJoin('assembly_codes', 'assembly_codes.answer_id', 'assembly_members.answer_id')
      .select(['pseudonym', 'code_hash'])
      .where('draw_id', '=', draw)
      .execute()
    const code = codes.find((one) => codeHash(here.house.secret, one) === rows[0]!.code_hash)!
    const walter = await here.browser('walter')
    await walter.send('/assemblies/answer', { code }, '/assemblies/answer')
    await walter.send('/assemblies/answer/yours', { do: 'join' })
    const pay = { do: 'pay', who: `${draw} ${rows[0]!.pseudonym}`, paid: '12.50', what: 'Bus fares' }
    expect((await ines.send(page, pay, page)).text).toContain('There is £0.00 left')
    await tomos.send(page, { do: 'fund', amount: '100', words: 'Budget of the council' }, page)
    expect((await tomos.send(page, pay, page)).status).toBe(403)
    expect((await ines.send(page, pay, page)).text).toContain('Paid.')
    expect((await tomos.get(page)).text).toContain('£100.00 set aside, £87.50 left.')
    expect((await walter.get(page)).text).toContain('Bus fares')
    expect((await (await here.browser('priya')).get(page)).text).not.toContain('Bus fares')
  })
})

test('as many days after the end as the letter said, names, answers and codes are deleted; the panel stays as pseudonyms', async () => {
  const kept = async () => {
    const { rows } = await sql<{ answers: number; codes: number; seats: number }>`
      select (select count(*)::int from assembly_answers where assembly_id = ${EVENINGS}) as answers,
        (select count(*)::int from assembly_codes where assembly_id = ${EVENINGS}) as codes,
        (select count(*)::int from assembly_members where assembly_id = ${EVENINGS}) as seats`.execute(
      here.owner,
    )
    return rows[0]!
  }
  const before = await kept()
  await assemblies.nightly!(here.house)
  expect(await kept()).toEqual(before)
  // Nobody has ended it: its last planned day counts, and a day that is called off does not.
  await sql`update assemblies set done_on = null, keep_days = 100, answers_until = current_date - 400 where id = ${EVENINGS}`.execute(
    here.owner,
  )
  await sql`update assembly_draws set chance_on = current_date - 390 where assembly_id = ${EVENINGS}`.execute(
    here.owner,
  )
  await sql`update assembly_members set joined_at = now() - interval '380 days' where assembly_id = ${EVENINGS}`.execute(
    here.owner,
  )
  await sql`insert into source_links (place_id, from_id, to_id, made_by) select place_id, ${EVENINGS}, id, place_id from gatherings
    where called_off_at is null order by id limit 2 on conflict do nothing`.execute(here.owner)
  const daysAgo = (days: number) =>
    sql`update gatherings set starts_at = now() - make_interval(days => ${days}) where id in (
      select to_id from source_links where from_id = ${EVENINGS})`.execute(here.owner)
  await daysAgo(99)
  await assemblies.nightly!(here.house)
  expect(await kept()).toEqual(before)
  await daysAgo(102)
  await assemblies.nightly!(here.house)
  expect(await kept()).toEqual({ answers: 0, codes: 0, seats: before.seats })
  expect((await beth.get(`/assemblies/${EVENINGS}/panel`)).text).toContain('name deleted')
  const nobody = await here.browser()
  expect((await nobody.get(`/assemblies/${EVENINGS}`)).text).toContain('12 people are on it')
})
