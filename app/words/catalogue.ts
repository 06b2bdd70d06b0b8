import { existsSync, readFileSync } from 'node:fs'
import { po } from 'gettext-parser'
import type { Locale } from './locales.ts'

export interface Catalogue {
  readonly words: ReadonlyMap<string, string>
  /** True while a speaker of the language has not yet agreed to every entry (a PO `fuzzy` flag). */
  readonly awaitingReview: boolean
}

const folder = new URL('../../locales/', import.meta.url)
const loaded = new Map<Locale, Catalogue>()

/**
 * The translations of `locales/<locale>.po`, read once. Unlike gettext's own tools this uses fuzzy entries: an unreviewed
 * translation is shown, and the page says that it is unreviewed.
 */
export function catalogueOf(locale: Locale): Catalogue {
  const known = loaded.get(locale)
  if (known) return known
  const file = new URL(`${locale}.po`, folder)
  const catalogue = existsSync(file) ? readCatalogue(readFileSync(file)) : readCatalogue('')
  loaded.set(locale, catalogue)
  return catalogue
}

export function readCatalogue(source: Buffer | string): Catalogue {
  const entries = Object.values(po.parse(source).translations['']! ?? {}).filter(({ msgid }) => msgid !== '')
  const translated = entries.filter(({ msgstr }) => msgstr[0])
  return {
    words: new Map(translated.map(({ msgid, msgstr }) => [msgid, msgstr[0]!])),
    awaitingReview: translated.some(({ comments }) => comments?.flag?.includes('fuzzy')),
  }
}
