import { anneal } from './anneal.ts'
import { board } from './board.ts'
import { isBetter } from './is-better.ts'
import { fromNothing, fromRough, polish, warmthOf } from './plans.ts'
import type { RunOptions } from './progress.ts'
import { type Proof, proveLonely } from './prove-lonely.ts'
import { repair } from './repair.ts'
import { roughDivision } from './rough-division.ts'
import type { School } from './school.ts'
import { searchAll } from './search-all.ts'
import type { Ties } from './ties.ts'

/** Above so many blocks the search for the most namings surely does not end. */
const SMALL = 60
const SMALL_WORK = 40_000_000
const LONELY_WORK = 1_200_000
const MOST_REPAIRS = 4_000_000

/** The best division found, by block; why some must be without a friend; and whether surely nothing is better at all. */
export interface Improved {
  readonly unit: Int32Array
  readonly proofs: readonly Proof[]
  readonly best: boolean
}

/**
 * Improves a division step by step: annealing; where somebody is without a friend or a rule is broken, repair and a cooler
 * annealing afterwards; then a look at every division, where there are few enough of them.
 * @param first where to begin, by block
 */
export async function improve(
  school: School,
  ties: Ties,
  first: Int32Array,
  steps: number,
  options: RunOptions,
): Promise<Improved> {
  const lay = (unit: Int32Array) => board(school, ties, unit.slice())
  const polished = (unit: Int32Array) => anneal(school, ties, lay(unit), steps / 4, options, polish)
  const rough = await roughDivision(school, ties, steps, options)
  let unit = rough
    ? await anneal(school, ties, lay(rough), 0.36 * steps, options, fromRough(warmthOf(school)))
    : await anneal(school, ties, lay(first), steps, options, fromNothing)
  let standing = lay(unit).total()
  const take = (other: Int32Array) => {
    const reached = lay(other).total()
    if (!isBetter(reached, standing)) return
    unit = other
    standing = reached
  }
  const proofs = proveLonely(school, ties)
  const atLeast = proofs.reduce((sum, proof) => sum + proof.atLeast, 0)
  const isLacking = () => standing.broken > 0 || standing.lonely > atLeast
  const everything = (): Proof[] => [{ kind: 'all-divisions', atLeast: standing.lonely }]

  if (isLacking()) {
    const work = Math.min(MOST_REPAIRS, steps)
    take(await polished(await repair(school, lay(unit), atLeast, work, options)))
  }
  if (school.blocks.length <= SMALL) {
    const { better, all } = searchAll(school, ties, standing, 'kept', SMALL_WORK)
    if (better) take(better)
    if (all) return { unit, proofs: isLacking() ? everything() : proofs, best: true }
  }
  while (isLacking()) {
    const { better, all } = searchAll(school, ties, standing, 'lonely', LONELY_WORK)
    if (better) take(await polished(better))
    else if (all) return { unit, proofs: everything(), best: false }
    else break
  }
  return { unit, proofs, best: false }
}
