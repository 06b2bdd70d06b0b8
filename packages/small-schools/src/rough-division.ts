import { anneal } from './anneal.ts'
import { board } from './board.ts'
import { coarsen } from './coarsen.ts'
import { evenOut } from './even-out.ts'
import { spreadOut } from './first-division.ts'
import { rough, warmthOf } from './plans.ts'
import type { RunOptions } from './progress.ts'
import type { School } from './school.ts'
import { type Ties, tiesOf } from './ties.ts'

/** Where units are smaller than this, a hot annealing of single learners finds as much. */
const LEAST_SIZE = 64
/** How many are joined at most, and how many of these at least make a unit. */
const LONGEST = 16
const LEAST_PARTS = 8
const STARTS = 8
/** The share of the steps for single learners in all starts; for joined ones, in proportion to how few they are. */
const SHARE = 0.3

interface Level {
  readonly school: School
  readonly ties: Ties
  readonly length: number
}

/** The school, with friends joined by two, by four, …; the coarsest last. */
function levelsOf(school: School, ties: Ties, size: number, start: number): Level[] {
  const levels: Level[] = [{ school, ties, length: 1 }]
  for (let length = 2; length <= LONGEST && length * LEAST_PARTS <= size; length *= 2) {
    const { school: fine, ties: fineTies } = levels.at(-1)!
    const coarse = coarsen(fine, fineTies, start)
    levels.push({ school: coarse, ties: tiesOf(coarse), length })
  }
  return levels
}

/** Joined friends do not fit every size: half of them more or less is allowed until they are single again. */
function loosen({ school, length }: Level, seed: number): School {
  const slack = length > 1 ? length / 2 : 0
  return {
    ...{ ...school, seed },
    least: school.least.map((size) => Math.max(0, size - slack)),
    most: school.most.map((size) => size + slack),
  }
}

/** One start: from the coarsest level down to single learners; undefined where sizes cannot be kept. */
async function descend(
  levels: readonly Level[],
  seed: number,
  steps: number,
  options: RunOptions,
): Promise<Int32Array | undefined> {
  const coarsest = levels.at(-1)!
  const whole = levels[0]!.school
  let unit = spreadOut(coarsest.school)
  if (unit === undefined) return undefined
  for (const [i, level] of [...levels.entries()].toReversed()) {
    const { school, ties, length } = level
    const above = levels[i + 1]
    if (above) {
      const coarse: Int32Array = unit
      unit = Int32Array.from(school.blocks, ([l]) => coarse[above.school.blockOf[l!]!]!)
    }
    const state = board(school, ties, unit)
    if (length === 1 && !evenOut(school, state)) return undefined
    const share = school.blocks.length / whole.blocks.length
    const plan = rough(length, warmthOf(whole), level === coarsest ? 2.5 : 1)
    unit = await anneal(loosen(level, seed), ties, state, Math.ceil(steps * share), options, plan)
  }
  return unit
}

/**
 * A division whose large parts are well chosen, for units of some size: friends are joined two by two, level by level, the
 * few large blocks divided by annealing, and then let go level by level, each annealed a little (multilevel partitioning,
 * Hendrickson and Leland 1995). The best of some starts; undefined where units are small or no start keeps sizes.
 * @param steps of an annealing of the whole; all starts together take about half of them
 */
export async function roughDivision(
  school: School,
  ties: Ties,
  steps: number,
  options: RunOptions,
): Promise<Int32Array | undefined> {
  const size = Math.min(...school.aim)
  if (size < LEAST_SIZE) return undefined
  let best: { unit: Int32Array; worth: number } | undefined
  for (let start = 0; start < STARTS; start++) {
    const levels = levelsOf(school, ties, size, start)
    const unit = await descend(levels, school.seed ^ (start << 16), (SHARE * steps) / STARTS, options)
    if (unit === undefined) continue
    const { kept, lonely, broken } = board(school, ties, unit).total()
    const worth = kept - 2 * (lonely + broken)
    if (best === undefined || worth > best.worth) best = { unit, worth }
  }
  return best?.unit
}
