import { t } from '#words'
import type { Practice, Words } from '../../practice.ts'
import { noticeSaid, verbSaid } from '../../practice-words.ts'
import { fields } from './field-words.ts'
import { sections } from './section-words.ts'

/** How everything held on somebody is said: the core's words, then the practices'. */
export interface HeldWords {
  readonly sections: Words
  readonly fields: Words
  /** Fields and coded values that only practices know. */
  readonly ownFields: Words
  readonly ownCodes: Words
  readonly verb: (verb: string) => string
  readonly notice: (kind: string) => string
}

export function heldWords(practices: readonly Practice[]): HeldWords {
  const all = (of: 'sections' | 'fields' | 'codes'): Words =>
    Object.assign({}, ...practices.map(({ held }) => held?.[of]))
  return {
    sections: { ...sections, ...all('sections') },
    fields: { ...fields, ...all('fields') },
    ownFields: all('fields'),
    ownCodes: all('codes'),
    verb: (verb) => verbSaid(practices, verb),
    notice: (kind) => noticeSaid(practices, kind, t('somebody'), null).text,
  }
}
