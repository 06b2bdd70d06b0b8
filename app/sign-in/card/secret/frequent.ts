import { dictionary } from '@zxcvbn-ts/language-common'

// As they are compared: without spaces or capitals.
const frequent = new Set(
  dictionary['passwords-common'].map((one) =>
    one
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s-]+/g, ''),
  ),
)

/**
 * Whether a secret is among the 49,000 that are found most often in lists of leaked ones (zxcvbn's, where 18,000 are long enough
 * for us), or is one of them with numbers and signs behind it, which is what people and programs try next.
 * @param joined without spaces or capitals
 */
export const isFrequent = (joined: string): boolean =>
  frequent.has(joined) || frequent.has(joined.replace(/[^\p{L}]+$/u, ''))
