import { t } from '#words'
import type { Telling } from '../voices.ts'

/** What a teller agreed to, a sentence each. */
export function usesOf({
  shown,
  saidAs,
  saidName,
  mayLift,
}: Pick<Telling, 'shown' | 'mayLift'> & Partial<Pick<Telling, 'saidAs' | 'saidName'>>): string[] {
  const name =
    saidAs === 'own'
      ? t('Everybody may read it, under your own name.')
      : saidAs === 'other'
        ? t('Everybody may read it, under the name “{name}”.', { name: saidName ?? '' })
        : t('Everybody may read it, without a name.')
  return [
    {
      moderators: t('Only those who listen may read it.'),
      place: t('People here may read it, without a name.'),
      public: name,
    }[shown],
    mayLift
      ? t('A sentence of it may be used to ask others if they agree.')
      : t('No sentence of it may be used by itself.'),
  ]
}
