import { t } from '#words'

/** The kinds a person can ask for; `parent` comes from a roll and is confirmed by the school. */
export const askableKinds = [
  'friend',
  'family',
  'mentor',
  'tutor',
  'coach',
  'supporter',
  'key_worker',
  'buddy',
  'neighbour',
] as const
export type AskableKind = (typeof askableKinds)[number]
export type TieKind = AskableKind | 'parent'
export type Side = 'from' | 'to'

/** What the other is to me, in a word: the one on the `from` side is the mentor, the parent, the coach. */
export function otherIs(kind: string, iAm: Side): string {
  const theyAre = iAm === 'from' ? 'to' : 'from'
  switch (kind) {
    case 'parent':
      return theyAre === 'from' ? t('parent or guardian') : t('child')
    case 'family':
      return t('family')
    case 'friend':
      return t('friend')
    case 'neighbour':
      return t('neighbour')
    case 'buddy':
      return t('buddy')
    case 'tutor':
      return theyAre === 'from' ? t('tutor') : t('learner I tutor')
    case 'mentor':
      return theyAre === 'from' ? t('mentor') : t('learner I mentor')
    case 'coach':
      return theyAre === 'from' ? t('coach') : t('person I coach')
    case 'supporter':
      return theyAre === 'from' ? t('supporter') : t('person I support')
    case 'key_worker':
      return theyAre === 'from' ? t('key worker') : t('person I am key worker for')
    default:
      return kind
  }
}
