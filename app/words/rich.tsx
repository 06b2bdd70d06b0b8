import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { currentLocale } from './current.ts'
import { messageFor } from './message.ts'
import type { Values } from './words.ts'

export type RichValues = Readonly<
  Record<string, Values[string] | JSX.Element | ((children: Child[]) => JSX.Element)>
>

/**
 * As `t`, for words with something in them: `tr('Ask <link>your tutor</link>.', { link: (text) => <a href="/t">{text}</a> })`.
 * Values may be JSX. Everything is escaped as in any other JSX.
 */
export function tr(key: string, values: RichValues = {}): JSX.Element {
  const parts = messageFor(key, currentLocale(), true).format<Child>(values as Record<string, Child>)
  return <>{parts}</>
}
