import { board } from './board.ts'
import { DivisionError } from './error.ts'
import type { DivisionInput } from './input.ts'
import { readList, readRecord, readText, show } from './read.ts'
import { readSchool } from './read-school.ts'
import type { School } from './school.ts'
import { tiesOf } from './ties.ts'

/** Who is in which unit. */
export type Division = readonly { readonly learner: string; readonly unit: string }[]

/** A rule that a division breaks. */
export interface Broken {
  readonly rule: 'size' | 'apart' | 'together' | 'balance'
  readonly unit?: string
  readonly learners?: readonly string[]
  readonly trait?: string
  readonly value?: string
  readonly count?: number
  readonly low?: number
  readonly high?: number
}

/** How good a division is, and what it breaks. */
export interface Score {
  /** Namings kept (somebody with somebody they named) of all namings. */
  readonly kept: number
  readonly named: number
  /** Pairs who named each other and are in one unit, of all such pairs. */
  readonly mutualKept: number
  readonly mutual: number
  /** Learners who named somebody and have nobody they named near them. */
  readonly withoutFriend: readonly string[]
  readonly broken: readonly Broken[]
  readonly units: readonly {
    readonly id: string
    readonly size: number
    readonly kept: number
    readonly traits: readonly { readonly trait: string; readonly value: string; readonly count: number }[]
  }[]
}

/** Reads a division; throws `DivisionError` unless it puts every learner into one known unit. */
export function readDivision(school: School, division: unknown): Int32Array {
  const learnerAt = new Map(school.ids.map((id, l) => [id, l]))
  const unitAt = new Map(school.unitIds.map((id, u) => [id, u]))
  const unit = new Int32Array(school.ids.length).fill(-1)
  readList(division, { list: 'division' }).forEach((item, at) => {
    const place = { list: 'division', row: at + 1 }
    const row = readRecord(item, place)
    const l = learnerAt.get(readText(row.learner, { ...place, field: 'learner' }))
    const u = unitAt.get(readText(row.unit, { ...place, field: 'unit' }))
    if (l === undefined)
      throw new DivisionError(place, `${show(row.learner)} is not among the learners`, 'Mend the name')
    if (u === undefined)
      throw new DivisionError(place, `${show(row.unit)} is not among the units`, 'Mend the name')
    if (unit[l] !== -1)
      throw new DivisionError(place, `${show(row.learner)} is in an earlier row too`, 'Give each once')
    unit[l] = u
  })
  const missing = unit.indexOf(-1)
  if (missing < 0) return unit
  throw new DivisionError({ list: 'division' }, `${show(school.ids[missing])} is in no unit`, 'Add a row')
}

function brokenRules(school: School, unit: Int32Array, size: Int32Array): Broken[] {
  const { ids, unitIds, least, most, apart, blocks, spreads } = school
  const broken: Broken[] = []
  unitIds.forEach((id, u) => {
    if (size[u]! >= least[u]! && size[u]! <= most[u]!) return
    broken.push({ rule: 'size', unit: id, count: size[u]!, low: least[u]!, high: most[u]! })
  })
  for (const [a, b] of apart) {
    if (unit[a] === unit[b])
      broken.push({ rule: 'apart', unit: unitIds[unit[a]!]!, learners: [ids[a]!, ids[b]!] })
  }
  for (const block of blocks) {
    if (block.every((l) => unit[l] === unit[block[0]!])) continue
    broken.push({ rule: 'together', learners: block.map((l) => ids[l]!) })
  }
  for (const { trait, value, has, low, high } of spreads) {
    unitIds.forEach((id, u) => {
      const count = unit.reduce((sum, at, l) => sum + (at === u ? has[l]! : 0), 0)
      if (count >= low[u]! && count <= high[u]!) return
      broken.push({ rule: 'balance', unit: id, trait, value, count, low: low[u]!, high: high[u]! })
    })
  }
  return broken
}

/** Scores a division given as a unit for each learner. */
export function scoreOf(school: School, unit: Int32Array): Score {
  const { ids, unitIds, friends, spreads } = school
  const size = new Int32Array(unitIds.length)
  const keptIn = new Int32Array(unitIds.length)
  let named = 0
  let mutual = 0
  let mutualKept = 0
  const withoutFriend: string[] = []
  friends.forEach((list, l) => {
    const near = list.filter((friend) => unit[friend] === unit[l])
    size[unit[l]!]!++
    keptIn[unit[l]!]! += near.length
    named += list.length
    if (list.length > 0 && near.length === 0) withoutFriend.push(ids[l]!)
    for (const friend of list) {
      if (friend < l || !friends[friend]!.includes(l)) continue
      mutual++
      if (unit[friend] === unit[l]) mutualKept++
    }
  })
  return {
    kept: keptIn.reduce((sum, count) => sum + count, 0),
    ...{ named, mutualKept, mutual, withoutFriend },
    broken: brokenRules(school, unit, size),
    units: unitIds.map((id, u) => ({
      ...{ id, size: size[u]!, kept: keptIn[u]! },
      traits: spreads.map(({ trait, value, has }) => ({
        ...{ trait, value },
        count: unit.reduce((sum, at, l) => sum + (at === u ? has[l]! : 0), 0),
      })),
    })),
  }
}

/**
 * Scores any division, made by this package or by hand.
 * @throws DivisionError for bad input
 */
export function score(input: DivisionInput, division: Division): Score {
  const school = readSchool(input)
  return scoreOf(school, readDivision(school, division))
}

/** The board of a division that keeps every group together; throws `DivisionError` where one is split. */
export function boardOf(school: School, unit: Int32Array) {
  const split = school.blocks.find((block) => block.some((l) => unit[l] !== unit[block[0]!]))
  if (split) {
    const names = split.map((l) => show(school.ids[l])).join(', ')
    throw new DivisionError(
      { list: 'division' },
      `${names} must be together and are not`,
      'Put them into one unit',
    )
  }
  return board(
    school,
    tiesOf(school),
    Int32Array.from(school.blocks, (block) => unit[block[0]!]!),
  )
}
