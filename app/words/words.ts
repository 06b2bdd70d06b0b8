import { currentLocale } from './current.ts'
import { messageFor } from './message.ts'

export { catalogueOf } from './catalogue.ts'
export { currentLanguage, currentLocale, currentTimeZone, direction, inLocale } from './current.ts'
export {
  dayOf,
  endOfDay,
  formatDate,
  formatDateTime,
  formatList,
  formatNumber,
  formatRelativeDay,
  formatTime,
  inOrder,
  type When,
} from './formats.ts'
export { isLocale, type Language, type Locale, languages, preferredLocale } from './locales.ts'
export { type RichValues, tr } from './rich.tsx'

export type Values = Readonly<Record<string, string | number | bigint | boolean | Date | null | undefined>>

/**
 * The words for an English sentence in the current language. The key is the English itself, in ICU MessageFormat, and always
 * a literal so that translators can be given it: `t('{count, plural, one {# person} other {# people}}', { count })`.
 * A comment `// translators: …` on the line above goes to them with it.
 */
export function t(key: string, values: Values = {}): string {
  return String(messageFor(key, currentLocale(), false).format(values))
}
