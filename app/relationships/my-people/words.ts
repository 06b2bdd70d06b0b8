import type { Circle, Gift } from '#ui/ui.ts'
import { t } from '#words'

/** The four circles of the seed's figure, as a question answers them. */
export const circleOptions = (): readonly { value: Circle; label: string }[] => [
  { value: 'school', label: t('Teachers and school') },
  { value: 'family', label: t('Parents and family') },
  { value: 'friends', label: t('Peers and friends') },
  { value: 'community', label: t('Community and media') },
]

export const nearOptions = () => [
  { value: '1', label: t('Very close') },
  { value: '2', label: t('Near') },
  { value: '3', label: t('Further off') },
]

/** What a tie can give: the four that the seed names. */
export const giftOptions = (): readonly { value: Gift; label: string; hint: string }[] => [
  { value: 'part', label: t('I take part'), hint: t('I join in with them and have a say.') },
  { value: 'recognised', label: t('I am recognised'), hint: t('They see who I am and what I can do.') },
  { value: 'cared', label: t('I feel cared for'), hint: t('I feel safe with them. They notice how I am.') },
  { value: 'motivated', label: t('I am motivated'), hint: t('They make me want to learn and try.') },
]
