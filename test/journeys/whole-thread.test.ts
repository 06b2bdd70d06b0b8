import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Name } from '#db/seeds/cast.ts'
import { idOf } from '#db/seeds/ids.ts'
import { type Fields, type Visitor, visitor } from '#test/support/visitor.ts'
import { codesOf, dayFields } from '../../app/power/assemblies/testing/begun.ts'
import { idIn, timeIsUp } from '../../app/power/participatory-budgeting/testing/held.ts'
import { type Kith, openKith, phone } from './support/kith.ts'

let kith: Kith
const browsers = new Map<Name | undefined, Promise<Visitor>>()
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

/** Somebody's browser, the same all along; without a name somebody without an account. */
async function as(name?: Name): Promise<Visitor> {
  const made = browsers.get(name) ?? open(name)
  browsers.set(name, made)
  return made
}
const open = async (name?: Name) => visitor(kith.app, kith.house, name && (await kith.id(name)))

/** Sends the form of a page; what came back must say so. */
async function sends(name: Name | undefined, path: string, fields: Fields, says: string, on = path) {
  const seen = await (await as(name)).send(path, fields, on)
  expect(seen.text, `${name} ${path}`).toContain(says)
  return seen
}
/** The first value of a field on a page. */
const fieldOf = (html: string, name: string): string =>
  new RegExp(`name="${name}"[^>]* value="([^"]+)"`).exec(html)![1]!

/** Waits for work of one kind; a listening that was counted just now rests a while before it is counted again. */
async function done(task: string): Promise<void> {
  const { rows } = await sql`select from graphile_worker.jobs where task_identifier = ${task}`.execute(
    kith.owner,
  )
  if (rows.length === 0) return
  await new Promise((wake) => setTimeout(wake, 50))
  await done(task)
}

/** What is made on the way, by its id. */
const made: Record<
  'listening' | 'theme' | 'assembly' | 'recommendation' | 'budget' | 'project' | 'mine',
  string
> = {
  listening: '',
  theme: '',
  assembly: '',
  recommendation: '',
  budget: '',
  project: '',
  mine: '',
}
const HOST = idOf('Town Council')

test('people are listened to, agree or disagree, and several make sense of it together', {
  timeout: 180_000,
}, async () => {
  const begun = await sends(
    'tomos',
    '/listening/new',
    {
      host: HOST,
      title: 'Growing up by the river',
      question: 'What is it like?',
      about: '',
      shownTo: 'public',
      fromAge: '',
    },
    'Growing up by the river',
  )
  made.listening = idIn(begun.path)
  const at = `/listening/${made.listening}`
  for (const name of ['nia', 'beth'] as const) {
    await sends(name, at, { do: 'offer' }, 'Thank you. They are told.')
    const who = await kith.id(name)
    expect((await (await as('tomos')).get(`${at}/people`)).html).toContain(`who=${who}`)
    const named = { who, do: 'name', part: 'listener' }
    await sends('tomos', `${at}/people`, named, 'Named.', `${at}/people?who=${who}`)
  }

  const words = 'After seven there is no bus, so I do not see my friends.'
  const priya = await kith.id('priya')
  const telling = { words, shown: 'public', saidAs: 'other', saidName: 'Wren', mayLift: 'yes' }
  const heard = await sends(
    'nia',
    `${at}/listen`,
    { who: priya, ...telling, consent: 'aloud', channel: 'here' },
    'Read it out',
    `${at}/listen?who=${priya}`,
  )
  made.mine = heard.path
  expect((await (await as('priya')).get('/')).text).toContain('Is this what you said?')
  await sends('priya', heard.path, { do: 'confirm' }, 'It counts now')
  const maryam = {
    who: 'none',
    name: 'Maryam',
    age: 'grown_up',
    channel: 'phone',
    reach: '01632 960 144',
    consent: 'aloud',
  }
  const hers = await sends(
    'beth',
    `${at}/listen`,
    { ...maryam, ...telling, words: 'I wait at the stop with my girl in the dark.', saidName: 'A gran' },
    'Read it out',
    `${at}/listen?who=none`,
  )
  const slip = await (await as('beth')).send(`${hers.path}/slip`, {}, hers.path)
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(slip.text.replace('K7QF-2MPX-9RTD', ''))![0]
  await sends(undefined, '/listening/slip', { code, do: 'confirm' }, 'Thank you')

  const lift = `${made.mine}/lift`
  await sends('tomos', lift, { words: 'A bus after seven would change my evenings.' }, 'Others are asked now')
  await sends('ngozi', `${at}/add`, { words: 'The stop by the river needs a light.' }, 'Somebody reads it')
  const waiting = fieldOf((await (await as('tomos')).get(`${at}/moderate`)).html, 'statement')
  await sends('tomos', `${at}/moderate`, { statement: waiting, do: 'show' }, 'Nothing waits')
  for (const name of ['priya', 'ngozi', 'ravi', 'walter', 'beth'] as const) {
    const phone = await as(name)
    let page = await phone.get(`${at}/vote`)
    for (let n = 0; n < 2; n++)
      page = await phone.send(`${at}/vote`, { statement: fieldOf(page.html, 'statement'), vote: 'agree' })
    expect(page.text).toContain('You have answered everything.')
  }
  // Counted in the background, and again where somebody answered in the meantime.
  const stranger = await as()
  await expect
    .poll(async () => (await stranger.get(`${at}/agree`)).text, { timeout: 90_000, interval: 500 })
    .toContain('5 of 5 agree.')

  const reader = [await kith.id('tomos'), await kith.id('beth')]
  const sense = (await sends('tomos', `${at}/sense`, { title: 'In the library', reader }, 'They are told.'))
    .path
  for (const [nth, name, heard] of [
    [0, 'tomos', 'The last bus decides.'],
    [1, 'beth', 'Waiting in the dark is what they fear.'],
  ] as const) {
    const page = await (await as(name)).get(sense)
    const voice = [...page.html.matchAll(/<option value="([0-9a-f-]{36})"/g)][nth]![1]!
    await sends(name, sense, { do: 'write', words: heard, voice }, heard)
    await (await as(name)).send(sense, { do: 'done' })
  }
  const side = await (await as('tomos')).get(sense)
  const reading = [...side.html.matchAll(/name="reading" type="checkbox" value="([^"]+)"/g)].map(
    ([, id]) => id!,
  )
  const fields = { title: 'Evenings by the river', says: 'The timetable decides who sees whom.', reading }
  made.theme = idIn((await sends('tomos', `${sense}/theme`, fields, 'The last bus decides.', sense)).path)
  expect((await (await as('priya')).get('/')).text).toContain('A theme came out of what you said')
})

test('it is put to people drawn by lot, who recommend; a councillor answers and promises', {
  timeout: 90_000,
}, async () => {
  const facts = {
    host: HOST,
    title: 'Evenings by the river',
    fromAge: '16',
    question: 'How do people get home in the evening?',
    framedBy: 'people who said how it is',
    stance: 'advises',
    days: 'Two Saturdays',
    reach: '01792 550100',
    places: '2',
    keepDays: '90',
    termMonths: '',
    ...dayFields('until', 20),
  }
  const why = `/assemblies/new?because=${made.theme}`
  expect((await (await as('tomos')).get(`/thread/${made.theme}`)).html).toContain(why)
  const begun = await sends('tomos', '/assemblies/new', { ...facts, because: made.theme }, 'Begun.', why)
  made.assembly = idIn(begun.path)
  const at = `/assemblies/${made.assembly}`
  await sends('tomos', `${at}/clerks`, { do: 'name', clerk: await kith.id('ines') }, 'Ines')
  const list = new File(
    [
      [
        'address,area',
        ...Array.from({ length: 8 }, (_, n) => `${n + 1} River Road,${n % 2 ? 'West' : 'East'}`),
      ].join('\n'),
    ],
    'doors.csv',
  )
  await sends('tomos', `${at}/letters`, { do: 'ask', asked: 'Area: East, West' }, 'Area')
  await sends('tomos', `${at}/letters`, { do: 'list', list }, '8 addresses brought in')
  await sends(
    'tomos',
    `${at}/letters`,
    { do: 'draw', letters: '8', spread: 'area', seed: '4 4 1' },
    '8 letters drawn',
  )
  const codes = await codesOf({ owner: kith.owner, house: kith.house }, made.assembly)
  for (const [n, code] of codes.entries()) {
    const phone = await open()
    await phone.send('/assemblies/answer', { code }, '/assemblies/answer')
    const yes = {
      do: 'answer',
      said: 'yes',
      name: `Volunteer ${n}`,
      reach: '01792 1',
      'trait-0': String(n % 2),
    }
    expect((await phone.send('/assemblies/answer/yours', yes)).text).toContain('Thank you.')
  }
  const people = { 'people-0-0': '500', 'people-0-1': '500' }
  await sends('tomos', `${at}/quotas`, { do: 'work_out', ...people }, 'Go on to the draw')
  await (await as('tomos')).send(`${at}/draw`, { do: 'begin' }, `${at}/draw`)
  await done('assembly_draw')
  const draw = fieldOf((await (await as('tomos')).get(`${at}/draw`)).html, 'draw')
  const dice = { do: 'publish', draw, chance: 'dice', says: 'Two dice', ...dayFields('on', 0) }
  await sends('tomos', `${at}/draw`, dice, 'Published.')
  await sends('tomos', `${at}/draw`, { do: 'number', draw, words: '3 5' }, 'Now a second person')
  await sends('ines', `${at}/draw`, { do: 'number', draw, words: '3 5' }, 'is the panel: 2 people')

  for (const code of codes) {
    const walter = await as('walter')
    await walter.send('/assemblies/answer', { code }, '/assemblies/answer')
    const joined = await walter.get('/assemblies/answer/yours')
    if (joined.text.includes('You are on the panel')) {
      await walter.send('/assemblies/answer/yours', { do: 'join' })
      break
    }
  }
  const page = `${at}/recommendations`
  await sends(
    'tomos',
    page,
    { do: 'add', text: 'A bus until ten on Fridays, and light where it stops.', why: '' },
    'A bus until ten',
  )
  await sends('tomos', page, { do: 'vote' }, '1 member can vote now')
  const ballot = await (await as('walter')).get(`${at}/vote`)
  made.recommendation = /name="support" type="checkbox" value="([^"]+)"/.exec(ballot.html)![1]!
  await sends('walter', `${at}/vote`, { support: made.recommendation }, 'Your receipt')
  await (await as('tomos')).send(page, { do: 'close' }, page)
  await done('assembly_vote')
  const one = `/recommendations/${made.recommendation}`
  expect((await (await as()).get(one)).text).toContain('1 of 1 were for it')
  await (await as('tomos')).send(one, { do: 'ask', who: await kith.id('ines'), ...dayFields('on', 9) }, one)
  await sends(
    'ines',
    one,
    { do: 'answer', says: 'partly', words: 'The people decide about the light.' },
    'In part',
  )
  await sends(
    'ines',
    one,
    { do: 'promise', what: 'A bus until ten on Fridays' },
    'A bus until ten on Fridays',
  )
})

test('the money is voted on, on phones and on paper, and what won is paid and built', {
  timeout: 90_000,
}, async () => {
  const next = new Date().getFullYear() + 1
  const date = (name: string, day: number) => ({
    [`${name}-day`]: String(day),
    [`${name}-month`]: '6',
    [`${name}-year`]: String(next),
  })
  const facts = {
    host: HOST,
    title: 'A thousand for the river stop',
    words: '',
    amount: '1000',
    group: '',
    age: '11',
    ...date('ideas', 1),
    ...date('projects', 2),
    ...date('results', 3),
  }
  made.budget = idIn((await sends('tomos', '/budgets/new', facts, 'It has begun.')).path)
  const at = `/budgets/${made.budget}`
  await sends(
    'tomos',
    `/thread/${made.budget}/link`,
    { from: made.recommendation },
    'They are on one thread now.',
  )
  await (await as('priya')).send(
    `${at}/idea`,
    { title: 'A light that the sun fills', words: 'At the stop.', place: 'By the river' },
    `${at}/idea`,
  )
  const idea = fieldOf((await (await as('tomos')).get(`${at}/ideas`)).html, 'idea')
  await (await as('tomos')).send(`${at}/ideas`, { idea, do: 'yes', why: '' })
  const project = {
    title: 'A light that the sun fills',
    words: 'On a post.',
    place: 'By the river',
    cost: '700',
  }
  const helped = { ...project, helper: await kith.id('ines'), ideas: idea }
  made.project = idIn((await sends('tomos', `${at}/projects/new`, helped, 'Ines Calder stands by it')).path)
  const bench = { ...project, title: 'A bench', cost: '900', helper: '', ideas: [] }
  await sends('tomos', `${at}/projects/new`, bench, 'A bench')
  const query = `look=yes&form=approval&method=equal-shares&most=2&closes-day=9&closes-month=6&closes-year=${next}&lot=4+4+2`
  const read = await (await as('tomos')).get(`${at}/open?${query}`)
  const hidden = [...read.html.matchAll(/<input type="hidden" name="([a-z-]+)" value="([^"]*)"/g)]
  await sends(
    'tomos',
    `${at}/open`,
    {
      form: 'approval',
      method: 'equal-shares',
      ...Object.fromEntries(hidden.map(([, name, value]) => [name!, value!])),
    },
    'Locked and open.',
    `${at}/open?${query}`,
  )
  for (const [name, choice] of [
    ['priya', '1'],
    ['ngozi', '1'],
    ['walter', '2'],
  ] as const)
    await sends(name, `${at}/vote/cast`, { choice: [choice] }, 'Your receipt', `${at}/vote`)
  // Freya votes in the hall: ticked off on the roll as she hands her sheet in, which two people read.
  const helper = { do: 'give', person: await kith.id('ines'), part: 'clerk' }
  await sends('tomos', `${at}/helpers`, helper, 'Ines Calder')
  const hall = `${at}/roll?name=Freya+Edwards`
  const place = fieldOf((await (await as('tomos')).get(hall)).html, 'place')
  await (await as('tomos')).send(hall, { do: 'tick', place })
  const print = await sends('tomos', `${at}/paper`, { many: '1' }, '00001-')
  const sheet = /00001-\d/.exec(print.text)![0]
  for (const name of ['tomos', 'ines'] as const)
    await sends(name, `${at}/paper/enter`, { sheet, marks: '1', wrong: '' }, '00001')
  await timeIsUp({ owner: kith.owner }, made.budget)
  await sends('tomos', `${at}/count`, {}, 'The votes are being counted')
  await done('budget_count')
  const results = await (await as()).get(`${at}/results`)
  expect(results.text).toContain('4 votes counted.')
  expect(results.text).toContain('One project won')
  const of = `/budgets/projects/${made.project}`
  await sends('tomos', `${of}/pay`, { amount: '700', words: 'The lamp' }, '£700 paid')
  await sends('ines', `${of}/news`, { state: 'done', words: 'It shines since Tuesday.' }, 'It shines')
})

test('what came of it reaches everybody who spoke, and a stranger reads it from end to end', {
  timeout: 90_000,
}, async () => {
  const ines = await (await as('ines')).get('/have-your-say')
  const promise = new RegExp(`/thread/${made.recommendation}/promised/[0-9a-f-]+`)
  const [came] = promise.exec((await (await as('ines')).get(`/thread/${made.recommendation}`)).html)!
  expect(ines.html).toContain(`/thread/${made.recommendation}`)
  await sends('ines', came, { came: 'done', words: 'The ten o’clock bus runs on Fridays.' }, 'has been told')
  const told = await (await as('priya')).get('/')
  expect(told.text).toContain('Something came of what you said or follow')
  expect(told.html).toContain(`/thread/${made.mine.split('/').at(-1)}`)
  const letter = await (await as('tomos')).get(`/thread/${made.recommendation}/by-hand`)
  expect(letter.text).toContain('Dear Maryam')
  for (const words of ['The ten o’clock bus runs on Fridays.', 'It shines since Tuesday.'])
    expect(letter.text).toContain(words)

  const page = await (await kith.context({ ...phone, javaScriptEnabled: false })).newPage()
  await page.goto(`/thread/${made.listening}`)
  const kinds = await page.locator('.thread-kind').allInnerTexts()
  const order = ['Listening', 'Voice', 'Theme', 'Citizens’ assembly', 'Recommendation', 'Budget', 'Project']
  const first = order.map((kind) => kinds.findIndex((text) => text.startsWith(kind)))
  expect(first).not.toContain(-1)
  expect(first).toEqual(first.toSorted((a, b) => a - b))
  const text = await page.locator('main').innerText()
  for (const words of [
    'After seven there is no bus',
    'Evenings by the river',
    'A bus until ten on Fridays',
    'The people decide about the light.',
    'The ten o’clock bus runs on Fridays.',
    'It shines since Tuesday.',
  ])
    expect(text).toContain(words)
  for (const name of ['Priya', 'Ngozi', 'Maryam']) expect(text).not.toContain(name)
  expect(kith.faults).toEqual([])
})
