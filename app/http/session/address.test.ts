import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { addressOf } from './address.ts'

const app = new Hono().get('/', (c) => c.text(addressOf(c)))
async function seen(remoteAddress: string, forwarded?: string): Promise<string> {
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).text()
}

test('the address that asks', async () => {
  expect(await seen('192.0.2.7')).toBe('192.0.2.7')
  expect(await seen('::ffff:192.0.2.7')).toBe('192.0.2.7')
})

test('behind a proxy on this machine, whom the proxy names, last', async () => {
  expect(await seen('127.0.0.1', '203.0.113.9, 192.0.2.7')).toBe('192.0.2.7')
  expect(await seen('::1', '192.0.2.7')).toBe('192.0.2.7')
  expect(await seen('::ffff:127.0.0.1')).toBe('127.0.0.1')
})

test('nobody else is believed', async () => {
  expect(await seen('192.0.2.7', '203.0.113.9')).toBe('192.0.2.7')
})

test('one IPv6 household is one', async () => {
  expect(await seen('2001:db8:1:2:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:1:2')
  expect(await seen('2001:db8:1:2::1')).toBe('2001:db8:1:2')
  expect(await seen('2001:0db8::1')).toBe('2001:db8:0:0')
})

test('a request without a connection has none', async () => {
  expect(await (await app.request('/')).text()).toBe('')
})
