import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { become } from '#db/client.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { rolledBack, type Town, townOfItsOwn } from '#test/support/town.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { countTask } from './count/job.ts'
import { GROWING_UP, PRIYAS, SENSE, statementId, voiceId, WAITING } from './seed.ts'

const at = `/listening/${GROWING_UP}`
const hers = `/listening/voices/${PRIYAS}`
const telling = { words: 'The clock in the square has stopped.', shown: 'place', saidAs: 'none' }
let here: Town
const as = (name?: Parameters<Town['browser']>[0]): Promise<Visitor> => here.browser(name)

beforeAll(async () => {
  here = await townOfItsOwn('listening')
})

/** The job, as the queue would do it. */
const count = (helpers: { readonly abortSignal?: AbortSignal } = {}) =>
  countTask(here.house)({ id: GROWING_UP, placeId: DEMO_PLACE }, helpers as never)

describe('what a listener wrote', () => {
  test('is read by the teller, the listener and the second adult of their tie, and by nobody else', async () => {
    const words = 'Nobody there asks me what level I am'
    for (const name of ['priya', 'nia'] as const)
      expect((await (await as(name)).get(hers)).text).toContain(words)
    for (const name of ['tomos', 'beth', 'walter', 'ngozi', 'amelia', 'darren'] as const)
      expect((await (await as(name)).get(hers)).status).toBe(404)
    const stranger = await as()
    expect((await stranger.get(hers)).path).toContain('/sign-in')
    expect((await stranger.get(`${at}/voices`)).text).not.toContain(words)
  })

  test('cannot be confirmed, lifted or withdrawn by the listener', async () => {
    const nia = await as('nia')
    await nia.get(hers)
    expect((await nia.send(hers, { do: 'confirm' })).status).toBe(403)
    expect((await nia.get(`${hers}/withdraw`)).status).toBe(404)
    expect((await (await as('tomos')).get(`${hers}/lift`)).status).toBe(404)
  })

  test('counts when the teller says that it is right, without saying who she is', async () => {
    const priya = await as('priya')
    expect((await priya.get('/')).text).toContain('Is this what you said?')
    expect((await priya.get(hers)).text).toContain('wrote it down for you')
    expect((await priya.send(hers, { do: 'confirm' })).text).toContain('It counts now')
    expect((await (await as('ngozi')).get(`${at}/voices`)).text).toContain('what level I am')
    const row = await here.owner
      .selectFrom('sources')
      .selectAll()
      .where('id', '=', PRIYAS)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(await here.id('priya'))
    expect((await (await as('ngozi')).get(hers)).text).not.toContain('Priya')
    expect((await (await as('nia')).get(hers)).text).toContain('It is theirs now')
  })
})

describe('a grown-up and a child', () => {
  const write = async (listener: Visitor, who: string, fields: Record<string, string> = {}) =>
    listener.send(
      `${at}/listen`,
      { who, ...telling, consent: 'aloud', channel: 'here', ...fields },
      `${at}/listen?who=${who}`,
    )

  test('a listener without a tie does not see the child at all; with a name only, not without a second grown-up', async () => {
    const beth = await as('beth')
    expect((await beth.get(`${at}/listen?who=${await here.id('ngozi')}`)).status).toBe(404)
    const alone = await write(beth, 'none', { name: 'Sam', age: 'child' })
    expect(alone.status).toBe(422)
    expect(alone.text).toContain('choose a second grown-up')
    const together = await write(beth, 'none', { name: 'Sam', age: 'child', second: await here.id('walter') })
    expect(together.text).toContain('Read it out')
    expect((await (await as('walter')).get(together.path)).text).toContain('The clock in the square')
  })

  test('somebody who sees a whole roll is no exception: the second has a role where the child is', async () => {
    await here.as('tomos', async (tx) =>
      sql`select name_for_listening(${GROWING_UP}, ${await here.id('poppy')}, 'listener')`.execute(tx),
    )
    const [poppy, ngozi] = [await as('poppy'), await here.id('ngozi')]
    expect((await write(poppy, ngozi)).text).toContain('choose a second grown-up')
    expect((await write(poppy, ngozi, { second: await here.id('walter') })).status).toBe(422)
    const kept = await write(poppy, ngozi, { second: await here.id('freya') })
    expect(kept.text).toContain('Read it out')
    expect((await (await as('ngozi')).get(kept.path)).text).toContain('Freya')
  })

  test('is told not to put a child’s own name where everybody reads it', async () => {
    const ravi = await as('ravi')
    const own = await ravi.send(`${at}/say`, { ...telling, shown: 'public', saidAs: 'own' }, `${at}/say`)
    expect(own.status).toBe(422)
    expect(own.text).toContain('a child’s own name is not put')
    const other = { ...telling, shown: 'public', saidAs: 'other', saidName: 'Rook' }
    expect((await ravi.send(`${at}/say`, other, `${at}/say`)).text).toContain('This is what you said')
    expect((await (await as()).get(`${at}/voices`)).text).toContain('Rook')
  })
})

test('a slip reads, mends, confirms and withdraws without an account, and a wrong code tells nothing', async () => {
  const beth = await as('beth')
  const fields = {
    who: 'none',
    name: 'Mr Finch',
    age: 'grown_up',
    consent: 'on_paper',
    channel: 'paper',
    reach: '4 Mill Lane',
  }
  const words = 'My bench was taken away.'
  const { path } = await beth.send(`${at}/listen`, { ...fields, ...telling, words }, `${at}/listen?who=none`)
  const printed = await beth.send(`${path}/slip`, {}, path)
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(printed.text.replace('K7QF-2MPX-9RTD', ''))![0]
  const kept = await here.owner
    .selectFrom('voices')
    .select('slip_hash')
    .where('slip_hash', 'is not', null)
    .execute()
  expect(kept.map(({ slip_hash }) => slip_hash!.toString()).join()).not.toContain(code)

  const holder = await as()
  await holder.get('/listening/slip')
  expect((await holder.send('/listening/slip', { code: 'AAAA-BBBB-CCCC' })).text).toContain(
    'does not open anything',
  )
  const open = await holder.send('/listening/slip', {
    code: code.toLowerCase().replaceAll('-', ' '),
    do: 'read',
  })
  expect(open.text).toContain(words)
  const empty = await holder.send('/listening/slip', { ...telling, words: '', code, do: 'mend' })
  expect(empty.text).toContain('Write what you want to say')
  const better = {
    ...telling,
    words: 'My bench was taken away in May.',
    shown: 'public',
    saidAs: 'other',
    saidName: 'Finch',
  }
  expect((await holder.send('/listening/slip', { ...better, code, do: 'mend' })).text).toContain(
    'It stands as you wrote it now',
  )
  expect((await (await as()).get(`${at}/voices`)).text).toContain('taken away in May')
  expect((await beth.get(path)).text).toContain('Whoever holds their slip said that it is right')
  const byHand = await here.as('tomos', (tx) =>
    sql<{
      name: string
      reach: string
    }>`select name, reach from told_by_hand(${path.split('/').at(-1)})`.execute(tx),
  )
  expect(byHand.rows).toContainEqual({ name: 'Mr Finch', reach: '4 Mill Lane' })
  await holder.get('/listening/slip')
  expect((await holder.send('/listening/slip', { code, do: 'withdraw' })).text).toContain(
    'Your words are gone',
  )
  expect((await (await as()).get(`${at}/voices`)).text).not.toContain('taken away in May')
  const late = await holder.send('/listening/slip', { code, do: 'confirm' }, '/listening/slip')
  expect(late.text).toContain('taken back')
})

test('a statement is read by a moderator first; the log says why one is not shown, and never its words', async () => {
  const [tomos, ngozi] = [await as('tomos'), await as('ngozi')]
  const words = 'somewhere to be with friends without having to buy'
  expect((await (await as('ravi')).get(`${at}/statements`)).text).not.toContain(words)
  expect((await (await as('ravi')).get(`${at}/moderate`)).status).toBe(404)
  expect((await tomos.get(`${at}/moderate`)).text).toContain('2 wait')
  const noReason = await tomos.send(`${at}/moderate`, { statement: WAITING, do: 'not' })
  expect(noReason.text).toContain('Say why not.')
  expect(noReason.text).toContain(words)
  await tomos.send(`${at}/moderate`, { statement: WAITING, do: 'not', reason: 'said_already' })
  expect((await ngozi.get(`${at}/statements`)).text).toContain('It is there already in other words.')
  const log = (await (await as()).get(`${at}/log`)).text
  expect(log).toContain('It is there already in other words.')
  expect(log).not.toContain(words)
  // Refused is refused: showing it after all would be showing what its author was told is not shown.
  const again = await tomos.send(`${at}/moderate`, { statement: WAITING, do: 'show' }, `${at}/moderate`)
  expect(again.status).toBe(403)
})

test('a count that is stopped or goes wrong leaves what stood, and says so', async () => {
  const stranger = await as()
  const stands = /\d+ people gave/.exec((await stranger.get(`${at}/agree`)).text)![0]
  await sql`insert into listening_counts (place_id, listening_id) values (${DEMO_PLACE}, ${GROWING_UP})`.execute(
    here.owner,
  )
  const stopped = { abortSignal: AbortSignal.abort() }
  await expect(count(stopped)).rejects.toThrow()
  const before = await stranger.get(`${at}/agree`)
  expect(before.text).toContain(stands)
  expect(before.text).toContain('being counted anew')
  const last = sql`where place_id = ${DEMO_PLACE} and listening_id = ${GROWING_UP}`
  const [{ kept, input_hash }] = (
    await sql<{
      kept: unknown
      input_hash: string
    }>`select kept, input_hash from listening_results ${last}`.execute(here.owner)
  ).rows as [{ kept: unknown; input_hash: string }]
  await sql`update listening_results set kept = '{}', input_hash = '' ${last}`.execute(here.owner)
  await count()
  const wrong = await stranger.get(`${at}/agree`)
  expect(wrong.text).toContain('The count did not work out')
  expect(wrong.text).toContain(stands)
  await sql`update listening_results set kept = ${JSON.stringify(kept)}::jsonb, input_hash = ${input_hash} ${last}`.execute(
    here.owner,
  )
  await sql`delete from listening_counts ${last}`.execute(here.owner)
})

test('votes one at a time, minds changed, counted without anybody in it', async () => {
  const priya = await as('priya')
  const ask = await priya.get(`${at}/vote`)
  const first = /name="statement" value="([^"]+)"/.exec(ask.html)![1]!
  await priya.send(`${at}/vote`, { statement: first, vote: 'agree' })
  const next = /name="statement" value="([^"]+)"/.exec((await priya.get(`${at}/vote`)).html)![1]!
  expect(next).not.toBe(first)
  await priya.send(`${at}/vote`, { statement: first, vote: 'disagree' }, `${at}/vote?statement=${first}`)
  expect((await priya.get(`${at}/vote?statement=${first}`)).text).toContain('You said before: disagree.')
  for (let n = 0; n < 12; n++)
    if (n % 2)
      await priya.send(
        `${at}/vote`,
        { statement: statementId(n), vote: n % 3 ? 'agree' : 'disagree' },
        `${at}/vote?statement=${statementId(n)}`,
      )
  expect((await priya.get(`${at}/agree`)).text).toContain('being counted anew')
  await count()
  const agreed = await priya.get(`${at}/agree`)
  expect(agreed.text).toMatch(/44 people gave/)
  expect(agreed.text).toContain('Why do I stand there?')
  expect((await priya.get(`${at}/my-place`)).text).toContain('Only you see this page')
  const open = await (await as()).get(`${at}/agree`)
  expect(open.text).toContain('across all groups')
  for (const name of ['priya', 'ngozi'] as const) expect(open.html).not.toContain(await here.id(name))
  expect((await (await as('nia')).get(`${at}/my-place`)).status).toBe(404)
})

test('who takes their words back takes what was made of them, and all is counted again', async () => {
  const [ngozi, tomos] = [await as('ngozi'), await as('tomos')]
  const theme = `/listening/themes/${idOf('theme somewhere to go')}`
  expect((await tomos.get(theme)).text).toContain('A lit place with nothing to buy is missing.')
  await ngozi.get(`/listening/voices/${voiceId('ngozi')}/withdraw`)
  expect((await ngozi.send(`/listening/voices/${voiceId('ngozi')}/withdraw`)).text).toContain(
    'Your words are gone',
  )
  expect((await (await as()).get(`${at}/voices`)).text).not.toContain('chip shop')
  expect((await tomos.get(`/listening/statements/${statementId(0)}`)).status).toBe(404)
  expect((await tomos.get(theme)).text).not.toContain('A lit place with nothing to buy')
  expect((await tomos.get(`/listening/sense/${SENSE}`)).text).not.toContain('chip shop')
  expect((await tomos.get(`/thread/${idOf('theme somewhere to go')}`)).text).not.toContain('chip shop')
  const between = await (await as()).get(`${at}/agree`)
  expect(between.text).toContain('being counted anew')
  expect(between.text).not.toContain('nowhere to go that is warm')
  await count()
  expect((await (await as()).get(`${at}/agree`)).text).not.toContain('nowhere to go that is warm')
})

test('paper: printed by number, entered once, for nobody named', async () => {
  const beth = await as('beth')
  expect((await (await as('nia')).get(`${at}/sheets`)).status).toBe(404)
  await beth.get(`${at}/sheets`)
  const sheets = await beth.send(`${at}/sheets`, { count: '2' })
  expect(sheets.text).toContain('sheet 5')
  expect((await beth.get(`${at}/enter?number=9`)).text).toContain('No sheet with this number was printed')
  const form = await beth.get(`${at}/enter?number=4`)
  const fields = Object.fromEntries(
    [...new Set([...form.html.matchAll(/name="(answer-[^"]+)"/g)].map(([, name]) => name!))].map((name) => [
      name,
      'agree',
    ]),
  )
  expect(Object.keys(fields).length).toBeGreaterThan(5)
  expect((await beth.send(`${at}/enter`, { number: '4' })).text).toContain('Nothing is ticked')
  expect((await beth.send(`${at}/enter`, { number: '4', ...fields }, `${at}/enter?number=4`)).text).toContain(
    'Sheet 4 is entered',
  )
  const twice = await beth.send(`${at}/enter`, { number: '4', ...fields }, `${at}/enter?number=5`)
  expect(twice.text).toContain('entered already')
  const voters = await here.owner
    .selectFrom('listening_voters')
    .select('id')
    .where('person_id', 'is', null)
    .execute()
  expect(voters).toHaveLength(2)
})

test('what each reader hears is hidden until all are done; a theme says which readings it came from', async () => {
  const [tomos, beth, walter] = [await as('tomos'), await as('beth'), await as('walter')]
  const readers = [await here.id('beth'), await here.id('walter')]
  const one = await here.as('tomos', async (tx) => {
    const id = idOf('sense in the test')
    await sql`select make_sense(${id}, ${GROWING_UP}, 'In the shed', ${readers}::uuid[])`.execute(tx)
    return `/listening/sense/${id}`
  })
  await beth.get(one)
  await beth.send(one, { do: 'write', words: 'Benches matter.', voice: '' })
  expect((await walter.get(one)).text).not.toContain('Benches matter.')
  expect((await tomos.get(one)).text).not.toContain('Benches matter.')
  expect((await (await as('ravi')).get(one)).status).toBe(404)
  await beth.send(one, { do: 'done' })
  await walter.get(one)
  await walter.send(one, { do: 'write', words: 'So do clocks.', voice: voiceId('amelia') })
  expect((await walter.send(one, { do: 'done' })).text).toContain('Benches matter.')
  const page = await tomos.get(one)
  const reading = /name="reading" type="checkbox" value="([^"]+)"/.exec(page.html)![1]!
  const none = await tomos.send(`${one}/theme`, { title: 'Sitting', says: 'People want to sit.' })
  expect(none.text).toContain('Choose the readings it comes from.')
  const theme = await tomos.send(
    `${one}/theme`,
    { title: 'Sitting', says: 'People want to sit.', reading },
    one,
  )
  expect(theme.text).toContain('Benches matter.')
  expect((await (await as()).get(theme.path)).text).toContain('People want to sit.')
})

test('two records that turn out to be one person have one answer each, the kept one’s where both answered, and hear nobody as themselves', async () => {
  const [keep, other, beth] = [await here.id('walter'), await here.id('freya'), await here.id('beth')]
  await rolledBack(here.owner, async (tx) => {
    const vote = async (person: string, n: number, is: number) => {
      await become(tx, { placeId: DEMO_PLACE, personId: person })
      await sql`select vote_statement(${statementId(n)}, ${is})`.execute(tx)
    }
    await sql`delete from listening_voters where person_id in (${keep}, ${other})`.execute(tx)
    await vote(keep, 2, 1)
    await vote(other, 2, -1)
    await vote(other, 3, -1)
    const [heard, seconded] = [idOf('voice heard of oneself'), idOf('voice seconded by oneself')]
    for (const [id, listener, second] of [
      [heard, other, null],
      [seconded, beth, other],
    ] as const)
      await sql`insert into voices (place_id, id, listening_id, teller_id, channel, words, said_as, shown, may_lift, listener_id, second_id, consent)
        values (${DEMO_PLACE}, ${id}, ${GROWING_UP}, ${keep}, 'here', 'It rains in.', 'none', 'place', false, ${listener}, ${second}, 'aloud')`.execute(
        tx,
      )
    for (const person of [keep, other])
      await sql`insert into sense_readers (place_id, sense_id, person_id) values (${DEMO_PLACE}, ${idOf('sense in the test')}, ${person})
        on conflict do nothing`.execute(tx)
    await sql`select merge_with_listening(${keep}, ${other})`.execute(tx)
    for (const [table, column] of [
      ['listening_voters', 'person_id'],
      ['sense_readers', 'person_id'],
      ['voices', 'listener_id'],
      ['voices', 'second_id'],
    ] as const)
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${keep} where ${sql.ref(column)} = ${other}`.execute(
        tx,
      )
    const { rows: votes } = await sql<{ n: string; vote: number }>`
      select v.statement_id as n, v.vote from listening_voters w join statement_votes v on v.voter_id = w.id
      where w.person_id = ${keep} order by v.vote desc`.execute(tx)
    expect(votes).toEqual([
      { n: statementId(2), vote: 1 },
      { n: statementId(3), vote: -1 },
    ])
    const { rows: voices } = await sql`
      select listener_id, second_id from voices where id in (${heard}, ${seconded}) order by listener_id nulls first`.execute(
      tx,
    )
    expect(voices).toEqual([
      { listener_id: null, second_id: null },
      { listener_id: beth, second_id: null },
    ])
    const counted = sql`select from listening_results where listening_id = ${GROWING_UP}`
    expect((await counted.execute(tx)).rows).toEqual([])
  })
})
