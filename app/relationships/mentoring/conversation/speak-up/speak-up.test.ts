import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { idOf } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'

const withThem = `/mentoring/with/${idOf('tie nia priya')}`

let town: Town
let asked: string
beforeAll(async () => {
  town = await townOfItsOwn('speak_up')
  const nia = await town.browser('nia')
  await nia.get(`${withThem}/speak-up`)
  const there = await nia.send(`${withThem}/speak-up`, {
    to: await town.id('poppy'),
    words: 'Could Priya do the practical in the morning?',
  })
  asked = there.path
})

test('a mentor asks one named person; the learner and that person are told and read it, others are not there', async () => {
  expect(asked).toMatch(/^\/mentoring\/requests\//)
  const [poppy, priya] = [await town.browser('poppy'), await town.browser('priya')]
  expect((await poppy.get('/')).text).toContain('is asking you for something, for a learner')
  expect((await poppy.get(asked)).text).toContain('practical in the morning')
  expect((await priya.get(asked)).text).toContain('practical in the morning')
  expect((await priya.get(asked)).text).toContain('Poppy')
  expect((await priya.get(withThem)).text).toContain('no answer yet')
  for (const name of ['amelia', 'maja', 'freya', 'sian', 'walter', 'ngozi'] as const)
    expect((await (await town.browser(name)).get(asked)).status, name).toBe(404)
})

test('only the one asked answers, once, with what they will do', async () => {
  const [poppy, priya, nia] = [
    await town.browser('poppy'),
    await town.browser('priya'),
    await town.browser('nia'),
  ]
  await nia.get(asked)
  expect((await nia.send(asked, { words: 'I say yes' })).status).toBe(403)
  await poppy.get(asked)
  const answered = await poppy.send(asked, {
    words: 'Yes, from Monday.',
    does: 'Move the practical',
    'by-day': '7',
    'by-month': '12',
    'by-year': '2026',
  })
  expect(answered.text).toContain('Yes, from Monday.')
  const seen = await priya.get(asked)
  expect(seen.text).toContain('Yes, from Monday.')
  expect(seen.text).toContain('will: Move the practical, by 7 December 2026')
  expect((await nia.get(asked)).text).toContain('Yes, from Monday.')
  const id = asked.split('/').at(-1)
  await expect(
    town.as('poppy', (tx) =>
      sql`select answer_speak_up(${id}, 'again', gen_random_uuid(), '', null)`.execute(tx),
    ),
  ).rejects.toMatchObject({ reason: 'not-possible' })
})

test('an empty ask comes back; somebody who does not look after her is not asked', async () => {
  const nia = await town.browser('nia')
  await nia.get(`${withThem}/speak-up`)
  const again = await nia.send(`${withThem}/speak-up`, { to: '', words: 'Something kept' })
  expect(again.status).toBe(422)
  expect(again.html).toContain('Something kept')
  const walter = await town.id('walter')
  await expect(
    town.as('nia', (tx) =>
      sql`select speak_up(gen_random_uuid(), ${idOf('tie nia priya')}, ${walter}, 'x')`.execute(tx),
    ),
  ).rejects.toMatchObject({ reason: 'not-yours' })
})

test('the learner herself, and a mentor whose tie rests, ask nothing there', async () => {
  await expect(
    town.as('priya', async (tx) =>
      sql`select speak_up(gen_random_uuid(), ${idOf('tie nia priya')}, ${await town.id('poppy')}, 'x')`.execute(
        tx,
      ),
    ),
  ).rejects.toMatchObject({ reason: 'not-yours' })
  const me = await town.id('priya')
  await town.as('priya', async (tx) => {
    await sql`select answer_tie(${idOf('tie nia priya')}, 'no', ${me})`.execute(tx)
  })
  expect((await (await town.browser('nia')).get(asked)).status).toBe(404)
  expect((await (await town.browser('priya')).get(asked)).status).toBe(200)
})
