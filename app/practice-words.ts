import type { ThingKind } from '#core/things/describe-thing.ts'
import { verbWords } from '#core/trail/verb-words.ts'
import { noticeWords } from './home/notice-words.ts'
import type { Notice, Practice } from './practice.ts'

/** What was done, in words, without who did it: the core's verbs and the practices'. */
export function verbSaid(practices: readonly Practice[], verb: string): string {
  const words = practices.find(({ verbs }) => verbs?.[verb] !== undefined)?.verbs?.[verb]
  return words === undefined ? verbWords(verb) : words()
}

/** What a notice says, and where it leads. Its row holds no words, only its kind and whom it is about. */
export function noticeSaid(
  practices: readonly Practice[],
  kind: string,
  name: string,
  thing: string | null,
): Notice {
  const words = practices.find(({ notices }) => notices?.[kind] !== undefined)?.notices?.[kind]
  return words === undefined ? noticeWords(kind, name, thing) : words(name, thing)
}

/** The kinds of thing that practices add. */
export const thingKinds = (practices: readonly Practice[]): Readonly<Record<string, ThingKind>> =>
  Object.assign({}, ...practices.map(({ things }) => things))
