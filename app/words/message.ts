import { IntlMessageFormat } from 'intl-messageformat'
import { catalogueOf } from './catalogue.ts'
import { type Locale, languageOf } from './locales.ts'
import { pseudo } from './pseudo.ts'

const made = new Map<string, IntlMessageFormat>()

/** The message for an English key in a language, parsed once; English where there is no translation yet. */
export function messageFor(key: string, locale: Locale, tags: boolean): IntlMessageFormat {
  const name = `${locale}\n${tags}\n${key}`
  const known = made.get(name)
  if (known) return known
  const message = make(key, locale, tags)
  made.set(name, message)
  return message
}

function make(key: string, locale: Locale, tags: boolean): IntlMessageFormat {
  const options = { ignoreTag: !tags }
  const { formats } = languageOf(locale)
  if (locale === 'en-XA' || locale === 'ar-XB') {
    const english = new IntlMessageFormat(key, formats, undefined, options)
    return new IntlMessageFormat(pseudo(english.getAst(), locale), formats, undefined, options)
  }
  const translated = locale === 'en' ? undefined : catalogueOf(locale).words.get(key)
  return translated === undefined
    ? new IntlMessageFormat(key, 'en-GB', undefined, options)
    : new IntlMessageFormat(translated, formats, undefined, options)
}
