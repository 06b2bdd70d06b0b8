import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { fullLife, MARK } from '#core/people/testing/full-life.ts'
import { asOperator } from '#db/as-operator.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'
import { heldWords } from './held/held-words.ts'

let town: Town
beforeAll(async () => {
  town = await townOfItsOwn('me')
})

const self = {
  given_name: 'Amelia',
  family_name: 'Patel',
  preferred_name: 'Mel',
  pronouns: 'she/her',
  phone: '07700 900123',
}

describe('my name as I want it', () => {
  test('is what others read at once, and the school keeps what its roll said beside it', async () => {
    const amelia = await town.browser('amelia')
    const page = await amelia.get('/me')
    expect(page.status).toBe(200)
    const was = await town.as('amelia', (tx) =>
      sql<{
        given: string
        family: string
        id: string
      }>`select given_name as given, family_name as family, id from people where id = me()`.execute(tx),
    )
    const { given, family, id } = was.rows[0]!
    const saved = await amelia.send('/me', {
      ...self,
      family_name: family,
      email: 'mel@wharton.example',
      language: 'en',
    })
    expect(saved.path).toBe('/me')
    expect(saved.text).toContain('Saved.')
    expect(saved.text).toContain(`Mel ${family}`)
    expect((await (await town.browser('priya')).get('/people')).text).toContain('Mel')
    const kept = await town.as('amelia', (tx) =>
      tx.selectFrom('corrections').select(['field', 'roll_says']).orderBy('field').execute(),
    )
    expect(kept.find(({ field }) => field === 'preferred_name')).toEqual({
      field: 'preferred_name',
      roll_says: null,
    })
    expect(kept.map(({ field }) => field)).not.toContain('family_name')
    expect(kept.some(({ field }) => field === 'given_name')).toBe(given !== 'Amelia')
    const { rows } = await sql`select from people_of_address(${DEMO_PLACE}, 'mel@wharton.example')`.execute(
      town.owner,
    )
    expect(rows, 'an address that somebody wrote themselves lets nobody in').toHaveLength(0)
    const control = await asOperator(town.owner, DEMO_PLACE, (tx) =>
      sql<{ preferred_name: string }>`select preferred_name from people where id = ${id}`.execute(tx),
    )
    expect(control.rows).toEqual([{ preferred_name: 'Mel' }])
  })

  test('comes back with what was typed when something is wrong', async () => {
    const amelia = await town.browser('amelia')
    const again = await amelia.send('/me', { ...self, given_name: ' ', email: 'nowhere' }, '/me')
    expect(again.status).toBe(422)
    expect(again.text).toContain('Write your name.')
    expect(again.html).toContain('value="nowhere"')
  })
})

describe('what Kith holds on me', () => {
  test('is read on a page in words, every heading and field of them, and taken away as a file', async () => {
    await fullLife(town)
    const priya = await town.browser('priya')
    const page = await priya.get('/me/held')
    expect(page.status).toBe(200)
    expect(page.text).toContain(`Aunt ${MARK}`)
    expect(page.text).toContain('over your shoulder')
    expect(page.text).not.toContain('He said')
    const file = await priya.get('/me/held.json')
    expect(file.headers.get('content-disposition')).toContain('attachment')
    const { held } = JSON.parse(file.html) as { held: Record<string, object[]> }
    const { sections, fields } = heldWords(town.house.practices)
    expect(Object.keys(held).filter((name) => sections[name] === undefined)).toEqual([])
    expect(
      [...names(held)].filter((name) => fields[name] === undefined && sections[name] === undefined),
    ).toEqual([])
  })

  test('is nobody else’s: signed out, it asks to sign in', async () => {
    const seen = await (await town.browser()).get('/me/held.json')
    expect(seen.path).toContain('/sign-in')
  })
})

/** The names of all fields, at any depth; what is in `detail` is the verb's own. */
function* names(value: unknown): Iterable<string> {
  if (Array.isArray(value)) for (const one of value) yield* names(one)
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) {
      yield name
      if (name !== 'detail') yield* names(one)
    }
}

test('the trail says in words what Priya did and what was done about her', async () => {
  const { text, status } = await (await town.browser('priya')).get('/me/trail')
  expect(status).toBe(200)
  expect(text).toContain('checked a family link (about you)')
  expect(text).toContain('With the help of Nia')
  expect(text, 'a lead’s look is told on /who-looked').not.toContain('Siân Okafor opened')
})

describe('delete me', () => {
  test('asks for a word first, and changes nothing without it', async () => {
    const ngozi = await town.browser('ngozi')
    const page = await ngozi.get('/me/delete')
    expect(page.text).toContain('What is kept, and why')
    const again = await ngozi.send('/me/delete', { word: 'yes' })
    expect(again.status).toBe(422)
    expect((await ngozi.get('/')).text).toContain('What is new for you')
  })

  test('deletes, signs out and says goodbye; coming back is being signed out', async () => {
    const ngozi = await town.browser('ngozi')
    await ngozi.get('/me/delete')
    const gone = await ngozi.send('/me/delete', { word: 'Delete me.' })
    expect(gone.path).toBe('/goodbye')
    expect((await ngozi.get('/me')).path).toContain('/sign-in')
    const people = await (await town.browser('priya')).get('/people')
    expect(people.status).toBe(200)
    expect(people.text).not.toContain('Ngo Hall')
  })
})
