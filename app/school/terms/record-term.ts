import { record } from '#core/trail/record.ts'
import type { Ask } from '../../http/ask.tsx'

interface Dates {
  readonly id: string
  readonly title: string
  readonly starts_on: string
  readonly ends_on: string
}

/** Who set which term, and to what days: the dates are said in the line, because the term goes on changing. */
export const recordTerm = (
  { tx, me }: Ask,
  verb: 'term.set' | 'term.remove',
  { id, title, starts_on, ends_on }: Dates,
): Promise<void> =>
  record(tx, {
    verb,
    subject: me.personId,
    thing: id,
    detail: { name: title, since: starts_on, until: ends_on },
  })
