import { t } from '#words'
import { isFrequent } from './frequent.ts'
import { readName } from './sign-in-name.ts'

const rows = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** A secret as it is compared: case and the spaces between words do not matter to somebody who writes it down. */
export const readSecret = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/[\s-]+/g, ' ')

/**
 * Whether a secret is one that another child in the room would not guess: three words, or eight letters and digits or more;
 * not the name, not one letter again and again, not a row of keys, not what everybody takes.
 * @returns what to change, in words for a child; undefined when it is good.
 */
export function weakness(typed: string, name: string): string | undefined {
  const secret = readSecret(typed)
  const letters = [...secret.replaceAll(' ', '')]
  const words = secret.split(' ').filter((word) => [...word].length >= 2)
  if (letters.length < 8 && words.length < 3)
    return t('Make it longer: three words, or at least 8 letters and numbers.')
  if (letters.length > 200) return t('That is too long. Keep it to 200 letters.')
  const joined = letters.join('')
  if (new Set(letters).size < 4 || new Set(words).size < Math.min(words.length, 2))
    return t('Use more different letters or words. This one is too easy to guess.')
  if (rows.some((row) => row.includes(joined)) || /^\d+$/.test(joined))
    return t('Use words, not only numbers or letters in a row.')
  if (isFrequent(joined)) return t('Lots of people use that one. Choose something only you would think of.')
  const own = readName(name)
    .split('-')
    .filter((part) => part.length >= 3 && /\p{L}/u.test(part))
  const rest = own.reduce((left, part) => left.replaceAll(part, ''), joined)
  return rest.length < 5 ? t('Do not use your sign-in name. Choose something only you know.') : undefined
}
