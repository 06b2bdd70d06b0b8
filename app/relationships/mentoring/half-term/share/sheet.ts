import { type Shown, suppressTable } from '#core/small-numbers/table.ts'
import { t } from '#words'
import { standings, type Unit } from '../coverage.ts'
import { standsWords, unitWords } from '../words.ts'

/** The table to share, in words and numbers: schools with a half-term; what is left out is null. */
export interface Sheet {
  readonly head: readonly string[]
  readonly names: readonly string[]
  readonly shown: Shown
  /** Schools that have no half-term, which are not in it. */
  readonly leftOut: readonly string[]
}

export function sheetOf(units: readonly Unit[]): Sheet {
  const counted = units.filter(({ half_term }) => half_term !== null)
  return {
    head: [t('School'), ...standings.map(standsWords), t('All')],
    names: [...counted.map((unit) => unitWords(unit, units)), t('All')],
    shown: suppressTable(counted.map(({ counts }) => standings.map((stands) => counts[stands]))),
    leftOut: units.filter(({ half_term }) => half_term === null).map((unit) => unitWords(unit, units)),
  }
}
