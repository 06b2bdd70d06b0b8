import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'

let here: Town
let own: string
let other: string
beforeAll(async () => {
  here = await town()
  ;[own, other] = (await Promise.all(['10F', '7A'].map(classNamed))) as [string, string]
})

const classNamed = async (name: string) => {
  const { rows } = await sql<{
    id: string
  }>`select id from groups where place_id = ${DEMO_PLACE} and name = ${name} and kind = 'class'`.execute(
    here.owner,
  )
  return rows[0]!.id
}
const secretsIn = (text: string) => text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g) ?? []

describe('a class', () => {
  test('its tutor sees who is in it and makes cards for those without a way in, shown once', async () => {
    const poppy = await here.browser('poppy')
    const school = await poppy.get('/school')
    expect(school.text).toContain('10F')
    expect(school.text).not.toContain('Families')
    const page = await poppy.get(`/school/classes/${own}`)
    for (const name of ['Priya Kowalski', 'Ravi']) expect(page.text).toContain(name)
    const sheet = await poppy.send(`/school/classes/${own}/cards`)
    const secrets = secretsIn(sheet.text)
    expect(secrets.length).toBeGreaterThan(10)
    expect(sheet.html).toContain('<svg')
    const again = await poppy.get(`/school/classes/${own}`)
    expect(again.text).toContain('Has a card, not used yet')
    expect(secretsIn(again.text)).toEqual([])
  })

  test('the same form sent again makes no second cards', async () => {
    const poppy = await here.browser('poppy')
    const page = await poppy.get(`/school/classes/${own}`)
    const request_id = /name="request_id" value="([^"]+)"/.exec(page.html)![1]!
    const first = await poppy.send(`/school/classes/${own}/cards`, { request_id })
    expect(secretsIn(first.text).length).toBeGreaterThan(10)
    await poppy.get(`/school/classes/${own}`)
    const second = await poppy.send(`/school/classes/${own}/cards`, { request_id })
    expect(second.text).toContain('have already been shown')
    expect(secretsIn(second.text)).toEqual([])
  })

  test('one card is made void, or made anew, and the learner can see that it was', async () => {
    const poppy = await here.browser('poppy')
    const ravi = await here.id('ravi')
    const path = `/school/classes/${own}/cards/${ravi}`
    await poppy.get(path)
    expect(secretsIn((await poppy.send(path, { do: 'new' })).text)).toHaveLength(1)
    await poppy.get(path)
    expect((await poppy.send(path, { do: 'void' })).text).toContain('no longer works')
    const trail = await here.as('ravi', (tx) =>
      tx.selectFrom('trail').select('verb').where('verb', 'like', 'card.%').execute(),
    )
    expect(trail.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['card.make', 'card.void']))
  })

  test('another’s class, somebody who is not in it, and a class seen by a learner are nowhere', async () => {
    const poppy = await here.browser('poppy')
    expect((await poppy.get(`/school/classes/${other}`)).status).toBe(404)
    await poppy.get(`/school/classes/${own}`)
    expect((await poppy.send(`/school/classes/${other}/cards`)).status).toBe(404)
    const amelia = await here.id('amelia')
    expect((await poppy.get(`/school/classes/${own}/cards/${amelia}`)).status).toBe(404)
    for (const path of ['/school', `/school/classes/${own}`, '/school/classes/x'])
      expect((await (await here.browser('priya')).get(path)).status).toBe(404)
  })
})
