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
  const { formats } = languageOf(locale)
  if (locale === 'en-XA' || locale === 'ar-XB')
    return messageOf(pseudo(messageOf(key, formats, tags).getAst(), locale), formats, tags)
  const translated = locale === 'en' ? undefined : catalogueOf(locale).words.get(key)
  return translated === undefined ? messageOf(key, 'en-GB', tags) : messageOf(translated, formats, tags)
}

/** A sentence with the plurals, numbers and dates of a language, whoever translated it. */
export const messageOf = (
  sentence: ConstructorParameters<typeof IntlMessageFormat>[0],
  formats: string,
  tags: boolean,
): IntlMessageFormat => new IntlMessageFormat(sentence, formats, undefined, { ignoreTag: !tags })
