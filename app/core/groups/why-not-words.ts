import { t } from '#words'
import type { WhyNot } from './ask-in.ts'

/** Why somebody cannot come into a group just now, and what would change it. Says nothing of anybody in particular. */
export function whyNotWords(why: WhyNot): string {
  switch (why) {
    case 'second_adult':
      return t(
        'Children and adults can be in a group together only when there are two adults. Until there is a second adult, nobody can come in who is under 18 or whose age Kith does not know.',
      )
    case 'check':
      return t(
        'Children and adults can be in a group together only when one of the adults has an up-to-date safety check. Until then, nobody can come in who is under 18 or whose age Kith does not know.',
      )
    case 'kin':
      return t(
        'In a family group, everybody is family with the person who asks them. First, say yes to each other as family, in “My people”.',
      )
    case 'others_kin':
      return t(
        'In a family group, everybody is family with the person who asks them. Somebody in it has not said yes to that yet.',
      )
    case 'child_kin':
      return t(
        'In a family group, adults can read what children open to it. So an adult and a child can be in one only when the two have said yes to each other as family.',
      )
    case 'there':
      return t('They are already in it.')
    case 'closed':
      return t('This group has ended.')
    case 'not_yours':
      return t('You can ask people when you have said yes to each other, or when they gave you their code.')
  }
}
