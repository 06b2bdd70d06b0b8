import type { HelpVerb } from '#core/people/helping.ts'
import { t } from '#words'

/** What a helper may do, as it is asked and told. */
export function helpWords(verb: HelpVerb): string {
  switch (verb) {
    case 'web.write':
      return t('write in “My people”')
    case 'plan.write':
      return t('write in “My plan”')
    case 'plan.answer_proposal':
      return t('answer suggestions for “My plan”')
    case 'tie.ask':
      return t('ask somebody to be in “My people”')
    case 'profile.write':
      return t('change name and pronouns')
  }
}
