import { t } from '#words'
import { Mend } from '../../../http/ask.tsx'
import type { Category } from '../traits.ts'

const MOST = 8

/** `Age: 16 to 29, 30 and older`, a line each, as data. @throws Mend on the field `asked` */
export function readAsked(text: string): readonly { category: string; values: readonly string[] }[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  if (lines.length === 0) throw new Mend('asked', t('Write at least one thing to ask.'))
  if (lines.length > MOST)
    throw new Mend('asked', t('Ask {most, number} things at most: people stop reading.', { most: MOST }))
  const asked = lines.map((line, at) => {
    const [category = '', ...rest] = line.split(':')
    const values = rest
      .join(':')
      .split(',')
      .map((value) => value.trim())
      .filter(Boolean)
    const wrong = (message: string) =>
      new Mend('asked', t('Line {n, number}: {message}', { n: at + 1, message }))
    if (category.trim() === '' || values.length < 2)
      throw wrong(t('write the thing, a colon, and two answers or more with commas between.'))
    if (values.length > 20) throw wrong(t('20 answers at most.'))
    if (new Set(values).size !== values.length) throw wrong(t('an answer stands there twice.'))
    if ([category, ...values].some((word) => word.length > 60)) throw wrong(t('keep each to 60 letters.'))
    return { category: category.trim(), values }
  })
  if (new Set(asked.map(({ category }) => category)).size !== asked.length)
    throw new Mend('asked', t('One thing is asked twice.'))
  return asked
}

/** The same as text. */
export const sayAsked = (categories: readonly Category[]): string =>
  categories
    .map(({ category, traits }) => `${category}: ${traits.map(({ value }) => value).join(', ')}`)
    .join('\n')
