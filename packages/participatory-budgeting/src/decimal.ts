/** A decimal number as written: `mantissa / 10 ** digits`, exactly. */
export interface Decimal {
  readonly mantissa: number
  readonly digits: number
}

const shape = /^([+-]?)(\d+)(?:[.,](\d+))?$/
const groups = /(?<=\d)[\s\u00A0\u202F](?=\d{3}(?!\d))/g

/**
 * Reads `1234`, `1234.50`, `1234,50`, `1 234,50`; the comma is a decimal comma, as Pabulib's files use it.
 * `null` when it is no such number or has more digits than can be counted exactly (2^53).
 */
export function parseDecimal(text: string): Decimal | null {
  const found = shape.exec(text.replace(groups, ''))
  if (!found) return null
  const fraction = (found[3] ?? '').replace(/0+$/, '')
  const mantissa = Number(found[1] + found[2]! + fraction)
  return Number.isSafeInteger(mantissa) ? { mantissa: mantissa || 0, digits: fraction.length } : null
}

/** `amount` in units of `10 ** -digits`; not a safe integer when it does not fit (the caller checks). */
export function scaled(amount: Decimal, digits: number): number {
  return amount.mantissa * 10 ** (digits - amount.digits)
}

/** Writes `amount` minor units with `digits` digits after the point: `formatDecimal(1250, 2)` is `12.5`. */
export function formatDecimal(amount: number, digits: number): string {
  if (digits === 0) return String(amount)
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const fraction = text.slice(-digits).replace(/0+$/, '')
  return `${amount < 0 ? '-' : ''}${text.slice(0, -digits)}${fraction ? `.${fraction}` : ''}`
}

/** `amount` minor units for people: `12.50`, and `12` rather than `12.00`. */
export function formatMoney(amount: number, decimals: number): string {
  const text = formatDecimal(amount, decimals)
  const point = text.indexOf('.')
  return point < 0 ? text : text.padEnd(point + 1 + Math.min(decimals, 2), '0')
}
