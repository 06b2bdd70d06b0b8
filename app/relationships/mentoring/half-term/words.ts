import { t } from '#words'
import type { Stands, Unit } from './coverage.ts'

/** A heading for how learners stand. */
export function standsWords(stands: Stands): string {
  switch (stands) {
    case 'two':
      return t('Two talks or more')
    case 'one':
      return t('One talk')
    case 'none':
      return t('A mentor, no talk yet')
    case 'waits':
      return t('Waiting for a mentor')
    case 'nobody':
      return t('No mentor')
    case 'unset':
      return t('A mentor, half-term not set')
  }
}

/** What the unit is called beside its school: “Bridgefield: East”, or “Bridgefield: not in a small school”. */
export function unitWords(unit: Unit, units: readonly Unit[]): string {
  const { group_id, group_name, school_id, school_name } = unit
  if (school_id === null || school_name === null) return group_name
  if (group_id !== school_id) return t('{school}: {part}', { school: school_name, part: group_name })
  const divided = units.some((other) => other.school_id === school_id && other.group_id !== school_id)
  return divided ? t('{school}: not in a small school', { school: school_name }) : group_name
}
