import { expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { Form } from './form.tsx'

test('carries its token and an id of its own, different each time', () => {
  const one = show(() => Form({ action: '/asks' }))
  expect(one).toContain('name="_csrf" value="a-token"')
  const id = /name="request_id" value="([0-9a-f-]{36})"/
  expect(id.exec(one)?.[1]).toMatch(/^........-....-7/)
  expect(id.exec(show(() => Form({ action: '/asks' })))?.[1]).not.toBe(id.exec(one)?.[1])
})

test('shown again it keeps the id it was sent with', () => {
  expect(show(() => Form({ action: '/asks', requestId: 'same' }))).toContain('name="request_id" value="same"')
})

test('without a token there is no form', () => {
  expect(() => String(Form({ action: '/asks' }))).toThrow('CSRF token')
})

test('a search carries neither', () => {
  const html = String(Form({ action: '/find', method: 'get', children: 'x' }))
  expect(html).not.toMatch(/_csrf|request_id/)
})

test('a draft is offered back in the page’s own words', () => {
  expect(show(() => Form({ action: '/plan', draft: 'goals' }))).toMatch(
    /data-draft="goals".*data-draft-kept/s,
  )
  expect(show(() => Form({ action: '/plan' }))).not.toContain('draft')
})
