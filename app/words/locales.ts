/** A language Kith can speak. `formats` is the locale that dates, numbers and plurals follow. */
export interface Language {
  readonly code: string
  /** Its own name for itself, as shown in the language choice. */
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  readonly formats: string
  /** Made by the program from the English to find words that are not translated and layouts that break. */
  readonly pseudo: boolean
}

export const languages = [
  { code: 'en', name: 'English', direction: 'ltr', formats: 'en-GB', pseudo: false },
  { code: 'cy', name: 'Cymraeg', direction: 'ltr', formats: 'cy', pseudo: false },
  { code: 'en-XA', name: 'Longer English (for testing)', direction: 'ltr', formats: 'en-GB', pseudo: true },
  {
    code: 'ar-XB',
    name: 'Right-to-left English (for testing)',
    direction: 'rtl',
    // Days, numbers and plurals are Arabic's own.
    formats: 'ar',
    pseudo: true,
  },
] as const satisfies readonly Language[]

export type Locale = (typeof languages)[number]['code']

export const isLocale = (code: string): code is Locale => languages.some((language) => language.code === code)

export function languageOf(locale: Locale): Language {
  return languages.find((language) => language.code === locale)!
}

/**
 * The first language of an `Accept-Language` header that Kith speaks, else English. Pseudo-locales are only ever
 * chosen by name, never from a header.
 */
export function preferredLocale(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';')
      const quality = options.find((option) => option.trim().startsWith('q='))
      return { tag: tag.toLowerCase(), quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
  for (const { tag } of wanted) {
    const found = languages.find((language) => !language.pseudo && tag.split('-')[0] === language.code)
    if (found) return found.code
  }
  return 'en'
}
