import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Name } from '#db/seeds/cast.ts'
import { type Town, town } from '#test/support/town.ts'

let vale: Town
beforeAll(async () => {
  vale = await town()
})

/** The address that the roll gives one of the named people. */
async function addressOf(name: Name): Promise<string> {
  const { rows } = await sql<{ email: string }>`
    select email from people_private where person_id = ${await vale.id(name)}`.execute(vale.owner)
  return rows[0]!.email
}

async function lettersTo(email: string): Promise<readonly string[]> {
  await vale.house.signIn.mail.settled()
  const { rows } = await sql<{ body: string }>`
    select body from sign_in.outbox where recipient = ${email} order by id`.execute(vale.owner)
  return rows.map(({ body }) => body)
}

describe('in the town', () => {
  test('a teacher comes in by the address on the roll, whatever way she came before', async () => {
    await vale.browser('poppy')
    const email = await addressOf('poppy')
    const tab = await vale.browser()
    expect((await tab.send('/sign-in', { email, next: '/account/sessions' }, '/sign-in')).text).toContain(
      'Type your code',
    )
    const code = /\d{4} \d{4}/.exec((await lettersTo(email)).at(-1) ?? '')![0]
    const inside = await tab.send('/sign-in/code', { code, next: '/account/sessions' })
    expect(inside.path).toBe('/account/sessions')
    expect(inside.text).toContain('Poppy')
  })

  test('a child does not, though the roll may give one', async () => {
    const email = 'priya.private@wharton.example'
    const set = sql`update people_private set email = ${email} where person_id = ${await vale.id('priya')}`
    expect((await set.execute(vale.owner)).numAffectedRows).toBe(1n)
    const tab = await vale.browser()
    expect((await tab.send('/sign-in', { email }, '/sign-in')).text).toContain('Type your code')
    expect(await lettersTo(email)).toEqual([])
  })
})
