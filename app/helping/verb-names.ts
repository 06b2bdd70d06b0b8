import type { HelpVerb } from '#core/people/helping.ts'
import { t } from '#words'

/** What a helper may do, as it is asked and told. */
export function helpWords(verb: HelpVerb): string {
  switch (verb) {
    case 'web.write':
      return t('write who my people are')
    case 'plan.write':
      return t('write in my plan')
    case 'plan.answer_proposal':
      return t('answer what others suggest for my plan')
    case 'tie.ask':
      return t('ask somebody to be one of my people')
    case 'profile.write':
      return t('change my name and pronouns')
  }
}
