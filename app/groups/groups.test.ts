import { beforeAll, expect, test } from 'vitest'
import { type Town, townOfItsOwn } from '#test/support/town.ts'

let town: Town
beforeAll(async () => {
  town = await townOfItsOwn('group_pages')
})

const groupOf = (html: string, name: string) =>
  new RegExp(`href="(/groups/[0-9a-f-]{36})"[^>]*>\\s*${name}`).exec(html)?.[1]

test('Ngozi begins a team and asks Priya, who says not now and then yes; Ravi is told nothing', async () => {
  const ngozi = await town.browser('ngozi')
  const wrong = await ngozi.send('/groups/new', { name: 'Seeds' }, '/groups/new')
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('value="Seeds"')
  const begun = await ngozi.send('/groups/new', { kind: 'team', name: 'Seeds & soil' })
  expect(begun.text).toContain('you as convener')
  const path = begun.path
  const asked = await ngozi.send(`${path}/ask`, { person: await town.id('priya') }, `${path}/ask`)
  expect(asked.text).toContain('Asked, and not in it yet')

  const priya = await town.browser('priya')
  const list = await priya.get('/groups')
  expect(list.text).toContain('is asking you to join “Seeds & soil” (team)')
  const ask = /href="(\/groups\/asks\/[^"]+)"/.exec(list.html)![1]!
  await priya.get(ask)
  await priya.send(ask, { answer: 'no' })
  expect((await ngozi.get(path)).text).toContain('Asked, and not in it yet')
  await priya.get(ask)
  const inside = await priya.send(ask, { answer: 'yes' })
  expect(inside.path).toBe(path)
  expect(inside.text).toContain('Ngo Hall')
  expect((await ngozi.get(path)).text).not.toContain('Asked, and not in it yet')

  const ravi = await town.browser('ravi')
  expect((await ravi.get(path)).status).toBe(404)
  expect((await ravi.get(ask)).status).toBe(404)
  expect((await ravi.get('/groups')).text).not.toContain('Seeds')
})

test('Nia is told in words why Priya cannot come into her circle yet', async () => {
  const nia = await town.browser('nia')
  const { path } = await nia.send('/groups/new', { kind: 'circle', name: 'Round Priya' }, '/groups/new')
  const refused = await nia.send(`${path}/ask`, { person: await town.id('priya') }, `${path}/ask`)
  expect(refused.status).toBe(422)
  expect(refused.text).toMatch(/only when .*two adults/)
  const code = await nia.send(`${path}/ask`, { person: '', code: 'AAAA AAAA' }, `${path}/ask`)
  expect(code.text).toContain('That code does not work')
})

test('a class says what it opens and cannot be left; what is open to it leads to who can see it', async () => {
  const priya = await town.browser('priya')
  const list = await priya.get('/groups')
  const path = groupOf(list.html, '10F')!
  const page = await priya.get(path)
  expect(page.text).toContain('Ravi')
  expect(page.text).not.toContain('Leave this group')
  expect((await priya.get(`${path}/leave`)).status).toBe(404)
  const web = await (async () => {
    const people = await priya.get('/people')
    return /href="(\/things\/[^"]+)"/.exec(people.html)![1]!
  })()
  await priya.get(web)
  await priya.send(web, { do: 'open', to: `group:${path.split('/')[2]}` })
  expect((await priya.get(path)).html).toContain(`href="${web}"`)
})

test('leaving asks once, and the last to leave ends it', async () => {
  const walter = await town.browser('walter')
  const { path } = await walter.send('/groups/new', { kind: 'cell', name: 'Early birds' }, '/groups/new')
  await walter.get(`${path}/leave`)
  const left = await walter.send(`${path}/leave`)
  expect(left.text).toContain('You have left')
  expect(left.text).not.toContain('Early birds')
})

test('a name on Priya’s page becomes somebody here', async () => {
  const ngozi = await town.browser('ngozi')
  await ngozi.get('/people/add/name')
  const word = { circle: 'friends', near: '1' }
  const added = await ngozi.send('/people/add/name', { name: 'Pip', how: '', ...word })
  const entry = /href="(\/people\/entries\/[^"]+)"[^>]*>\s*Pip/.exec(added.html)![1]!
  const page = await ngozi.get(entry)
  const tie = /<option value="([0-9a-f-]{36})"[^>]*>Priya/.exec(page.html)![1]!
  const now = await ngozi.send(`${entry}/is`, { tie })
  expect(now.text).toContain('Priya')
  expect(now.text).toContain('Pip')
})

test.each([
  '/groups/none',
  '/groups/asks/none',
  '/groups/0190a0a0-0000-7000-8000-000000000000',
  '/groups/asks/0190a0a0-0000-7000-8000-000000000000',
])('%s is nowhere', async (path) => {
  expect((await (await town.browser('priya')).get(path)).status).toBe(404)
})
