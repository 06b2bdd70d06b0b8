import { IntlMessageFormat } from 'intl-messageformat'
import { catalogueOf } from './catalogue.ts'
import { type Locale, languageOf } from './locales.ts'
import { pseudo } from './pseudo.ts'

type Messages = Map<string, IntlMessageFormat>
// A map for each language: a page asks some hundred times, and to join three texts takes longer than to look one up.
const made = { plain: new Map<Locale, Messages>(), rich: new Map<Locale, Messages>() }

/** The message for an English key in a language, parsed once; English where there is no translation yet. */
export function messageFor(key: string, locale: Locale, tags: boolean): IntlMessageFormat {
  const kept = tags ? made.rich : made.plain
  const messages: Messages = kept.get(locale) ?? new Map()
  const known = messages.get(key)
  if (known) return known
  const message = make(key, locale, tags)
  kept.set(locale, messages.set(key, message))
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
