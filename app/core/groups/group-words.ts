import { formatList, t } from '#words'

/** Kinds that anybody may begin. */
export const madeKinds = ['family', 'circle', 'team', 'cell'] as const
export type MadeKind = (typeof madeKinds)[number]

export const isMade = (kind: string): kind is MadeKind => (madeKinds as readonly string[]).includes(kind)

/** What a kind of group is called: “circle”. */
export function kindWords(kind: string): string {
  switch (kind) {
    case 'family':
      return t('family')
    case 'circle':
      return t('circle')
    case 'team':
      return t('team')
    case 'cell':
      return t('cell')
    case 'class':
      return t('class')
    case 'school':
      return t('school')
    case 'small_school':
      return t('small school')
    case 'partnership':
      return t('partnership')
    case 'organisation':
      return t('organisation')
    case 'board':
      return t('board')
    default:
      return kind
  }
}

/** What somebody is in a group, in a word. */
export function roleWords(role: string): string {
  switch (role) {
    case 'convener':
      return t('convener')
    case 'member':
      return t('member')
    case 'student':
      return t('learner')
    case 'teacher':
      return t('teacher')
    case 'aide':
      return t('teaching assistant')
    case 'administrator':
      return t('administrator')
    case 'staff':
      return t('staff')
    case 'head':
      return t('head')
    case 'coordinator':
      return t('co-ordinator')
    case 'safeguarding_lead':
      return t('safeguarding lead')
    default:
      return role
  }
}

function powerWords(power: string): string {
  switch (power) {
    case 'see_roll':
      return t('see who is in it')
    case 'make_cards':
      return t('make sign-in cards')
    case 'confirm_links':
      return t('check family links')
    case 'run_imports':
      return t('bring in the school’s lists')
    case 'set_terms':
      return t('set terms')
    case 'vet':
      return t('write down safety checks')
    case 'name_companions':
      return t('name second adults')
    case 'safeguard':
      return t('read concerns')
    default:
      return power
  }
}

/** What being in a group as something opens, in a sentence or two. */
export function opensWords(kind: string, roles: readonly string[], powers: readonly string[]): string {
  if (powers.length > 0) return t('You can {things}.', { things: formatList(powers.map(powerWords)) })
  if (kind === 'family') return t('You see each other. Everybody in the family can read what you open to it.')
  if (isMade(kind))
    return roles.includes('convener')
      ? t('You see who is in it, ask people in, and can end it. You can open things to everybody in it.')
      : t('You see who is in it, and can open things to everybody in it.')
  if (kind === 'class' || kind === 'board')
    return t('You see others in it, and can open things to everybody in it.')
  return t('You belong to it. It opens nothing more.')
}
