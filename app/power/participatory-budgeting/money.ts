import { formatNumber, t } from '#words'

/** What an amount is counted in: a currency and the digits after its point. */
export interface Unit {
  readonly unit: string
  readonly decimals: number
}

/** Minor units as people write them: £1,200, £12.50. */
export function money(amount: number, { unit, decimals }: Unit): string {
  const whole = amount % 10 ** decimals === 0
  const digits = whole ? 0 : decimals
  return formatNumber(amount / 10 ** decimals, {
    style: 'currency',
    currency: unit,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

/** What a project costs and where it is, on one line. */
export function costAndPlace(
  { cost, place }: { readonly cost: number | null; readonly place: string | null },
  unit: Unit,
): string {
  const costs = cost === null ? t('No cost yet') : money(cost, unit)
  return place === null ? costs : t('{cost} · {place}', { cost: costs, place })
}

/** A share of somebody's, which need not be whole, to a hundredth of the unit. */
export const shareOf = (amount: number, { unit, decimals }: Unit): string =>
  formatNumber(amount / 10 ** decimals, { style: 'currency', currency: unit, maximumFractionDigits: 2 })

const MOST = 1_000_000_000_00

/** “1,200” or “1200.50” in minor units; null when it is no amount above nothing, or absurdly high. */
export function typedAmount(typed: string, decimals = 2): number | null {
  const found = /^(?:£|\s)*(\d{1,3}(?:[, ]?\d{3})*|\d+)(?:\.(\d{1,3}))?\s*$/.exec(typed.trim())
  if (found === null || (found[2] ?? '').length > decimals) return null
  const amount =
    Number(found[1]!.replace(/[, ]/g, '')) * 10 ** decimals + Number((found[2] ?? '').padEnd(decimals, '0'))
  return amount > 0 && amount <= MOST ? amount : null
}
