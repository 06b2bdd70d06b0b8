import type { WhyNotMerge } from '#core/people/merge.ts'
import { formatList, t } from '#words'
import type { Somebody } from './alike.ts'

/** Why two records cannot be made one, and what to do about it. */
export function whyNotWords(why: WhyNotMerge): string {
  switch (why) {
    case 'same':
      return t('Both are the same record. Go back and choose another.')
    case 'gone':
      return t('One of the two is not here any more. They may be one already.')
    case 'met':
      return t(
        'The two have dealt with each other here, as nobody does with themselves, so they are two people. If you are sure that they are not, ask whoever runs Kith.',
      )
    case 'ages':
      return t(
        'One of the two is a child and the other is grown up. Put the birth date right on the roll, bring the roll in again, then come back here.',
      )
    case 'not_yours':
      return t(
        'One of the two is not in your care, or looks after people outside it, or is you. Ask whoever looks after all the schools, or whoever runs Kith.',
      )
  }
}

export const whereWords = ({ groups }: Somebody): string =>
  groups.length === 0 ? t('In no class or school') : t('In {groups}', { groups: formatList(groups) })
