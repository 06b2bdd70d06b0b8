import { isIPv6 } from 'node:net'
import type { Context } from 'hono'

/**
 * Where a request comes from, as limits count it. A proxy on this machine says for whom it asks, in the last entry it added to
 * `X-Forwarded-For`; nobody else is believed. One IPv6 household is one: its first 64 bits.
 */
export function addressOf(c: Context): string {
  const direct: string = c.env?.incoming?.socket?.remoteAddress ?? ''
  const isLocal = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(direct)
  const forwarded = isLocal ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const address = (forwarded || direct).replace(/^::ffff:/, '')
  return isIPv6(address) ? household(address) : address
}

function household(address: string): string {
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail?.split(':') ?? [])]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':')
}
