import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import { idIn, timeIsUp, workOff } from './testing/held.ts'

let vale: Town
beforeAll(async () => {
  vale = await town()
  await workOff(vale)
})

const year = new Date().getFullYear() + 1
const date = (name: string, day: number) => ({
  [`${name}-day`]: String(day),
  [`${name}-month`]: '6',
  [`${name}-year`]: String(year),
})

describe('from the first idea to what became of it', () => {
  let [budget, idea, project]: string[] = []
  const at = (page = '') => `/budgets/${budget}${page}`

  test('Tomos begins a budget; what is wrong comes back with what was typed', async () => {
    const tomos = await vale.browser('tomos')
    const fields = {
      host: idOf('Town Council'),
      title: 'Ten pounds a head',
      words: 'For 10F.',
      amount: 'lots',
      group: idOf('Bridgefield East'),
      age: '11',
      ...date('ideas', 1),
      ...date('projects', 2),
      ...date('results', 3),
    }
    const wrong = await tomos.send('/budgets/new', fields, '/budgets/new')
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Write an amount like 20000')
    expect(wrong.html).toContain('value="Ten pounds a head"')
    const back = { ...fields, amount: '100', ...date('projects', 1), ...date('ideas', 2) }
    expect((await tomos.send('/budgets/new', back)).text).toContain('This comes after the ideas')
    const begun = await tomos.send('/budgets/new', { ...fields, amount: '2,000.50' })
    expect(begun.text).toContain('It has begun.')
    expect(begun.text).toContain('£2,000.50 for Bridgefield East from 11 on')
    budget = idIn(begun.path)
  })

  test('an idea is read by a host before anybody else sees it, and its teller is told why', async () => {
    const priya = await vale.browser('priya')
    await priya.send(at('/idea'), { title: 'A pond', words: 'Frogs.', place: 'By the gate' }, at('/idea'))
    await priya.send(at('/idea'), { title: 'Fire Mr Bell', words: 'He shouts.', place: '' }, at('/idea'))
    const ngozi = await vale.browser('ngozi')
    expect((await priya.get(at())).text).toContain('Waiting to be read')
    expect((await ngozi.get(at())).text).not.toContain('A pond')
    const tomos = await vale.browser('tomos')
    const waiting = await tomos.get(at('/ideas'))
    expect(waiting.text).toContain('Fire Mr Bell')
    expect(waiting.text).not.toContain('Priya')
    const ids = [...waiting.html.matchAll(/name="idea" value="([^"]*)"/g)].map(([, id]) => id!)
    idea = ids[0]!
    expect((await tomos.send(at('/ideas'), { idea: ids[1]!, do: 'no', why: '' })).text).toContain(
      'Say why not',
    )
    await tomos.send(at('/ideas'), { idea: ids[1]!, do: 'no', why: 'It is about somebody.' }, at('/ideas'))
    await tomos.send(at('/ideas'), { idea, do: 'yes', why: '' }, at('/ideas'))
    expect((await ngozi.get(at())).text).toContain('A pond')
    expect((await ngozi.get(at())).text).not.toContain('Mr Bell')
    expect((await priya.get(`/budgets/ideas/${ids[1]}`)).text).toContain('It is about somebody.')
    expect((await ngozi.get(`/budgets/ideas/${ids[1]}`)).status).toBe(404)
    expect((await priya.get('/')).text).toContain('Your idea has been read')
  })

  test('those whom it is not for have no idea here, and nobody but a host makes projects', async () => {
    const amelia = await vale.browser('amelia')
    expect((await amelia.get(at('/idea'))).status).toBe(404)
    expect((await amelia.get(at('/projects/new'))).status).toBe(404)
    const fields = { title: 'x', words: 'x', place: '' }
    expect((await amelia.send(at('/idea'), fields, '/people/add/name')).status).toBe(403)
  })

  test('an idea becomes a project with a cost, a place and a grown-up who stands by it', async () => {
    const tomos = await vale.browser('tomos')
    const fields = {
      title: 'A pond',
      words: 'With a fence.',
      place: 'By the gate',
      cost: '900',
      helper: idOf('ines'),
      ideas: idea!,
    }
    expect(
      (await tomos.send(at('/projects/new'), { ...fields, cost: '9000' }, at('/projects/new'))).text,
    ).toContain('It costs more than the whole budget')
    const made = await tomos.send(at('/projects/new'), fields, at('/projects/new'))
    expect(made.text).toContain('Ines Calder stands by it')
    expect(made.text).toContain('What led to this Idea: A pond')
    project = idIn(made.path)
    expect((await (await vale.browser('ines')).get('/')).text).toContain('named you to stand by a project')
    const lamps = { ...fields, title: 'Lamps', cost: '', helper: '', ideas: [] }
    const other = idIn((await tomos.send(at('/projects/new'), lamps, at('/projects/new'))).path)
    expect((await tomos.get(`${at('/open')}?look=yes&form=approval&method=equal-shares`)).text).toContain(
      '“Lamps” has no cost yet',
    )
    const change = `/budgets/projects/${other}/change`
    expect((await tomos.send(change, { ...lamps, cost: '1500' }, change)).text).toContain('£1,500')
  })

  test('the rule is read before voting opens, locked by its hash, and the learners are on the roll', async () => {
    const tomos = await vale.browser('tomos')
    const query = `look=yes&form=approval&method=equal-shares&most=2&closes-day=9&closes-month=6&closes-year=${year}`
    const bad = await tomos.get(`${at('/open')}?${query}&json=%7B%22rule%22%3A%22magic%22%7D`)
    expect(bad.text).toContain('“magic” is not known.')
    const read = await tomos.get(`${at('/open')}?${query}&lot=4+4+2`)
    expect(read.text).toContain('Everybody who votes gets the same share of the money.')
    expect(read.text).toContain('"completion": "add1"')
    const seal = /Its seal: ([0-9a-f]{64})/.exec(read.text)![1]!
    const hidden = [...read.html.matchAll(/<input type="hidden" name="([a-z-]+)" value="([^"]*)"/g)]
    const fields = Object.fromEntries(hidden.map(([, name, value]) => [name!, value!]))
    const opened = await tomos.send(at('/open'), { form: 'approval', method: 'equal-shares', ...fields })
    expect(opened.text).toContain('Locked and open. 2')
    const rule = await (await vale.browser()).get(at('/rule'))
    expect(rule.text).toContain(seal)
    expect((await (await vale.browser()).get(at('/rule.json'))).html).toContain(seal)
    expect((await tomos.get(`/budgets/projects/${project}/change`)).text).toContain('The projects are fixed')
  })

  test('Priya finds, checks, casts and has a receipt; a second vote is thrown away', async () => {
    const priya = await vale.browser('priya')
    expect((await priya.get('/')).text).toContain('You can vote on what becomes of it')
    await priya.get(at('/vote'))
    const none = await priya.send(at('/vote'), { do: 'check' })
    expect(none.text).toContain('Choose at least one project')
    const checked = await priya.send(at('/vote'), { do: 'check', choice: ['1'] })
    expect(checked.text).toContain('This is how it will be cast. A pond £900')
    const cast = await priya.send(at('/vote/cast'), { choice: ['1'] })
    const receipt = /Your receipt ((?:[A-Z2-9]{4} ){2}[A-Z2-9]{4})/.exec(cast.text)![1]!
    expect((await priya.get(at('/vote'))).text).toContain('You have voted. A vote is final.')
    const again = await priya.send(at('/vote/cast'), { choice: ['2'] }, '/people/add/name')
    expect(again.text).toContain('You have voted. A vote is final.')
    const amelia = await vale.browser('amelia')
    expect((await amelia.get(at('/vote'))).text).toContain('You are not on the roll')
    expect((await amelia.send(at('/vote/cast'), { choice: ['1'] }, '/people/add/name')).text).toContain(
      'not on the roll',
    )

    await (await vale.browser('ngozi')).send(at('/vote/cast'), { choice: ['1', '2'] }, at('/vote'))
    await (await vale.browser('ravi')).send(at('/vote/cast'), { choice: ['2'] }, at('/vote'))
    const tomos = await vale.browser('tomos')
    expect((await tomos.get(at('/count'))).text).toContain('It is counted after that, and not before.')
    await timeIsUp(vale, budget!)
    expect((await (await vale.browser('freya')).get(at('/vote'))).text).toContain('Voting is over')
    expect((await tomos.send(at('/count'), {}, at('/count'))).text).toContain('The votes are being counted')
    await workOff(vale)

    const results = await (await vale.browser()).get(at('/results'))
    expect(results.text).toContain('3 votes counted. £900 of £2,000.50 is spent.')
    expect(results.text).toContain('One project won')
    const mine = await priya.get(`${at('/receipt')}?number=${receipt.replaceAll(' ', '')}`)
    expect(mine.text).toContain('is in the count')
    expect((await priya.get(`${at('/receipt')}?number=AAAABBBBCCCC`)).text).toContain(
      'No vote with this receipt',
    )
    expect((await priya.get(`${at('/receipt')}?number=x`)).text).toContain('twelve letters and digits')
    expect((await priya.get('/')).text).toContain('A project on your thread has won')
  })

  test('the money is set aside, paid and never overdrawn; news reaches those on the thread', async () => {
    const tomos = await vale.browser('tomos')
    const of = `/budgets/projects/${project}`
    expect((await tomos.get(of)).text).toContain('£900 set aside')
    const over = await tomos.send(`${of}/pay`, { amount: '901', words: 'Digger' }, `${of}/pay`)
    expect(over.text).toContain('Only £900 is set aside for it.')
    const paid = await tomos.send(`${of}/pay`, { amount: '250', words: 'Digger' }, `${of}/pay`)
    expect(paid.text).toContain('£250 paid')
    expect(paid.text).toContain('Left: £650')
    const ines = await vale.browser('ines')
    await ines.send(`${of}/news`, { state: 'begun', words: 'The hole is dug.' }, `${of}/news`)
    expect((await (await vale.browser()).get(of)).text).toContain('The hole is dug. Ines Calder')
    expect((await (await vale.browser('priya')).get('/')).text).toContain('There is news of a project')
    expect((await (await vale.browser('ravi')).get(`${of}/news`)).status).toBe(404)
    const { rows } = await sql<{ sum: number; lost: number }>`
      select coalesce(sum(case when a.id = e.to_id then e.amount else -e.amount end), 0)::int as sum,
        count(*) filter (where a.id is null)::int as lost
      from entries e left join accounts a on a.place_id = e.place_id and a.id in (e.from_id, e.to_id)
      where e.place_id = ${DEMO_PLACE}`.execute(vale.owner)
    expect(rows[0]).toEqual({ sum: 0, lost: 0 })
    await expect(
      sql`update entries set amount = 1 where place_id = ${DEMO_PLACE}`.execute(vale.owner),
    ).rejects.toThrow('an entry stays as it was made')
  })
})
