import { currentLocale, t } from '#words'
import { Mend } from '../../../http/ask.tsx'

/** Whole minor units from what was typed: `12`, `12.50`, `12,50`. @throws Mend */
export function minorUnits(typed: string, field: string): number {
  const found = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(typed.trim())
  const amount = found === null ? 0 : Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  if (amount === 0) throw new Mend(field, t('Write an amount, like 12.50.'))
  return amount
}

export const sayMoney = (amount: number, unit: string): string =>
  new Intl.NumberFormat(currentLocale(), { style: 'currency', currency: unit }).format(amount / 100)
