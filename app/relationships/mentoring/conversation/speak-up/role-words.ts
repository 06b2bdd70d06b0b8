import { t } from '#words'

/** What somebody is to a class or a school. */
export function roleWords(role: string): string {
  switch (role) {
    case 'teacher':
      return t('teacher')
    case 'aide':
      return t('teaching assistant')
    case 'head':
      return t('head')
    case 'coordinator':
      return t('co-ordinator')
    case 'safeguarding_lead':
      return t('safeguarding lead')
    default:
      return t('works at the school')
  }
}
