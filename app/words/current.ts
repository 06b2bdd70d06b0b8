import { AsyncLocalStorage } from 'node:async_hooks'
import { type Language, type Locale, languageOf } from './locales.ts'

interface Speaking {
  readonly locale: Locale
  readonly timeZone: string
}

const speaking = new AsyncLocalStorage<Speaking>()
const atHome: Speaking = { locale: 'en', timeZone: 'Europe/London' }

/** Runs `run` (a request, a message being written) in a language; times are told in `timeZone`. */
export function inLocale<T>(locale: Locale, run: () => T, timeZone = currentTimeZone()): T {
  return speaking.run({ locale, timeZone }, run)
}

/** The language being spoken; English outside any request. */
export const currentLocale = (): Locale => (speaking.getStore() ?? atHome).locale

export const currentTimeZone = (): string => (speaking.getStore() ?? atHome).timeZone

export const currentLanguage = (): Language => languageOf(currentLocale())

/** Which way the current language is written: for `<html dir>`. */
export const direction = (): 'ltr' | 'rtl' => currentLanguage().direction
