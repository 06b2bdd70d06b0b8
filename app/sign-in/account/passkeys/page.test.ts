import { beforeAll, expect, test } from 'vitest'
import { type Town, town } from '#test/support/town.ts'
import { visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../app.tsx'
import type { House } from '../../../house.ts'
import { authenticator } from '../../test/authenticator.ts'

const publicUrl = 'https://kith.example'
let vale: Town
let house: House
beforeAll(async () => {
  vale = await town()
  house = { ...vale.house, publicUrl, signIn: { ...vale.house.signIn, publicUrl } }
})

test('a passkey is added here, signs in on the page of sign-in, and is taken away again', async () => {
  const own = await visitor(createApp(house), house, await vale.id('nia'))
  const empty = await own.get('/account/passkeys')
  expect(empty.text).toContain('You have none yet')
  expect(empty.html).toContain('data-passkey="create"')
  const key = authenticator('kith.example')
  const toMake = JSON.parse((await own.send('/account/passkeys/options')).html)
  expect(toMake.user.displayName).toMatch(/^Nia/)
  const answer = JSON.stringify(key.create(toMake.challenge, publicUrl))
  const added = await own.send('/account/passkeys', { label: '', answer }, '/account/passkeys')
  expect(added.text).toContain('Not used yet')

  const next = await visitor(createApp(house), house)
  expect((await next.get('/sign-in')).html).toContain('data-passkey="get"')
  const toSign = JSON.parse((await next.send('/sign-in/passkey/options')).html)
  const signed = JSON.stringify(key.get(toSign.challenge, publicUrl))
  await next.send('/sign-in/passkey', { answer: signed, next: '/account/passkeys' }, '/sign-in')
  expect((await next.get('/account/passkeys')).text).toContain('Last used')

  const without = await own.send('/account/passkeys/remove', { passkey: key.id }, '/account/passkeys')
  expect(without.text).toContain('You have none yet')
})

test('what is no passkey is answered with a sentence, and nothing is kept', async () => {
  const own = await visitor(createApp(house), house, await vale.id('poppy'))
  for (const answer of ['', 'not json', '{}', '{"id":"a","rawId":"a","type":"public-key"}', 'null']) {
    const { status, text } = await own.send('/account/passkeys', { answer }, '/account/passkeys')
    expect(status).toBe(422)
    expect(text).toContain('The passkey was not added')
    expect(text).toContain('You have none yet')
  }
})

test('a name of anything but letters, and a key that is none, are no fault', async () => {
  const own = await visitor(createApp(house), house, await vale.id('freya'))
  const key = authenticator('kith.example')
  await own.get('/account/passkeys')
  const toMake = JSON.parse((await own.send('/account/passkeys/options')).html)
  const answer = JSON.stringify(key.create(toMake.challenge, publicUrl))
  const label = `My\u0000${'🔑'.repeat(100)}`
  const added = await own.send('/account/passkeys', { label, answer }, '/account/passkeys')
  expect(added.text).toContain(`My${'🔑'.repeat(57)}`)
  const after = await own.send('/account/passkeys/remove', { passkey: '\u0000' }, '/account/passkeys')
  expect(after.text).toContain('Not used yet')
})

test('a device that was left open gets no key: after a while one signs in once more first', async () => {
  let ahead = 0
  const now = () => new Date(Date.now() + ahead * 60_000)
  const later = { ...house, now, signIn: { ...house.signIn, now } }
  const own = await visitor(createApp(later), later, await vale.id('sian'))
  const key = authenticator('kith.example')
  await own.get('/account/passkeys')
  const toMake = JSON.parse((await own.send('/account/passkeys/options')).html)
  ahead = 20
  const { text, html } = await own.get('/account/passkeys')
  expect(text).toContain('Sign in once more first')
  expect(html).not.toContain('data-passkey="create"')
  await own.get('/sign-out')
  expect((await own.send('/account/passkeys/options')).status).toBe(401)
  const answer = JSON.stringify(key.create(toMake.challenge, publicUrl))
  expect((await own.send('/account/passkeys', { label: 'Thief', answer }, '/sign-out')).status).toBe(422)
  expect((await own.get('/account/passkeys')).text).toContain('You have none yet')
})

test('a stranger has none', async () => {
  const stranger = await visitor(createApp(house), house)
  await stranger.get('/sign-in')
  expect((await stranger.send('/account/passkeys/options')).status).toBe(401)
  expect((await stranger.send('/account/passkeys', { answer: '{}' }, '/sign-in')).path).toContain('/sign-in')
})

test('the last way in is not taken away, however it is asked', async () => {
  const own = await visitor(createApp(house), house, await vale.id('darren'))
  const keys = [authenticator('kith.example'), authenticator('kith.example')]
  for (const key of keys) {
    await own.get('/account/passkeys')
    const toMake = JSON.parse((await own.send('/account/passkeys/options')).html)
    const answer = JSON.stringify(key.create(toMake.challenge, publicUrl))
    await own.send('/account/passkeys', { label: 'Key', answer }, '/account/passkeys')
  }
  const take = (key: { id: string }) =>
    own.send('/account/passkeys/remove', { passkey: key.id }, '/account/passkeys')
  expect((await take(keys[0]!)).status).toBe(200)
  const last = await take(keys[1]!)
  expect(last.status).toBe(422)
  expect(last.text).toContain('This is the only way you can sign in')
  expect(last.text).toContain('Not used yet')
})
