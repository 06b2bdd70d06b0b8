import { MatchingError } from '../error.ts'
import { type Row, readFlag, readList, readRecord, readTexts, readWhole } from '../read.ts'
import type { HardRules } from './input.ts'

const FAR = 1e8
const NONE: ReadonlySet<string> = new Set()

/** A person's facts as the rules need them. */
export interface ReadFacts {
  readonly languages: ReadonlySet<string>
  readonly times: ReadonlySet<string>
  readonly east: number
  readonly north: number
}

/** Reads the rules that are on. */
export function readRules(value: unknown): Required<HardRules> {
  const rules = value === undefined ? {} : readRecord(value, { list: 'rules' })
  return {
    vetted: readFlag(rules.vetted, { list: 'rules', field: 'vetted' }),
    language: readFlag(rules.language, { list: 'rules', field: 'language' }),
    times: readWhole(rules.times, { list: 'rules', field: 'times' }, 0, 1000, 0),
    metres: readWhole(rules.metres, { list: 'rules', field: 'metres' }, 0, FAR, FAR),
  }
}

/** Reads what the rules that are on need to know of one person. */
export function readFacts({ row, fields }: Row, list: string, rules: Required<HardRules>): ReadFacts {
  const known = (field: string, need: boolean): ReadonlySet<string> => {
    if (!need && fields[field] === undefined) return NONE
    const place = { list, row, field }
    if (need && readList(fields[field], place).length === 0) {
      throw new MatchingError(
        place,
        'is missing, and a rule needs it',
        `Fill it in, or switch the rule on ${field} off`,
      )
    }
    return new Set(readTexts(fields[field], place))
  }
  const far = rules.metres < FAR
  const at = far || fields.at !== undefined ? readRecord(fields.at, { list, row, field: 'at' }) : {}
  const metres = (axis: 'east' | 'north') =>
    far ? readWhole(at[axis], { list, row, field: `at.${axis}` }, -FAR / 4, FAR / 4) : 0
  return {
    languages: known('languages', rules.language),
    times: known('times', rules.times > 0),
    east: metres('east'),
    north: metres('north'),
  }
}
