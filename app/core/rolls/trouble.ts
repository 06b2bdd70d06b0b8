import type { RollUnreadable } from '#standards/roll/problem.ts'
import { UNREADABLE_WORDS, type UnreadableCode } from '#standards/roll/unreadable-words.ts'
import { t } from '#words'

const own = {
  'not-in-care': () =>
    t(
      'This roll names a school that is not in your care. Ask whoever looks after all the schools to bring it in.',
    ),
  'our-side': () =>
    t('Something went wrong on our side. Try again. If it keeps happening, tell whoever runs Kith.'),
  'thrown-away': () => t('It was thrown away before it was read.'),
  'too-old': () => t('Nobody said what its columns are for a month, so the file was thrown away.'),
}

/** Why a roll was not brought in, as it is kept with its import: in no language. */
export interface Trouble {
  readonly code: UnreadableCode | keyof typeof own
  readonly params?: Readonly<Record<string, string>>
}

export const troubleOf = ({ code, params }: RollUnreadable): Trouble => ({ code, params })

/** The same as a sentence in the reader's language; a code that is not known (any more) is our fault. */
export function sayTrouble({ code, params = {} }: Trouble): string {
  // Their literals are gathered from where they are kept.
  const say: (message: string, params: Readonly<Record<string, string>>) => string = t
  if (code in UNREADABLE_WORDS) return say(UNREADABLE_WORDS[code as UnreadableCode], params)
  return (own[code as keyof typeof own] ?? own['our-side'])()
}
