import { cleanText } from './clean.ts'
import type { Row } from './table.ts'

/** Plain addresses, and none that a spreadsheet would run: `local@domain.tld`, at most 254 letters (RFC 5321). */
const ADDRESS =
  /^[\p{L}\p{N}_!#$%&*/?^`{|}~][\p{L}\p{N}_!#$%&*/?^`{|}~.'+=-]{0,63}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u

/** An e-mail address, the first where there are several; null when empty or (reported) when it is none. */
export function emailIn(row: Row, column: string): string | null {
  const { text } = cleanText(row.raw(column))
  if (!text) return null
  const parts = text
    .replace(/^mailto:/i, '')
    .split(/[;,\s]+/)
    .map((part) => part.replace(/^<|>$/g, ''))
    .filter(Boolean)
  const found = parts.find((part) => part.length <= 254 && ADDRESS.test(part) && !/\.\.|\.@/.test(part))
  if (!found) row.complain('taken with care', 'email-bad', { field: column, value: text })
  else if (parts.filter((part) => part.includes('@')).length > 1)
    row.complain('taken with care', 'email-several', { field: column, value: text })
  return found ?? null
}

/** A phone number as written; null when empty or (reported) when it has not three digits or is none at all. */
export function phoneIn(row: Row, column: string): string | null {
  const { text } = cleanText(row.raw(column))
  if (!text) return null
  const digits = text.replace(/\D/g, '').length
  if (digits >= 3 && digits <= 20 && text.length <= 40 && /^['+\d\s()./x-]+(?:ext\.?\s*\d+)?$/i.test(text))
    return text.replace(/^'/, '')
  row.complain('taken with care', 'phone-bad', { field: column, value: text })
  return null
}
