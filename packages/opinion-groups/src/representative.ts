import type { GroupStatement } from './group-statistics.ts'
import { differenceIsClear, shareIsClear } from './proportion-tests.ts'
import { seen, type Tally } from './tally.ts'

/** A statement that stands for a group, and the figures that say why. */
export interface Representative {
  readonly statement: string
  /** Which answer the group is marked by. */
  readonly by: 'agree' | 'disagree'
  /** How many in the group answered so, out of how many who voted on it. */
  readonly count: number
  readonly votes: number
  /** The same outside the group. */
  readonly otherCount: number
  readonly otherVotes: number
  /** (count + 1) ÷ (votes + 2), and its z against one half. */
  readonly share: number
  readonly shareZ: number
  /** That share ÷ the share outside, and the z of their difference. */
  readonly ratio: number
  readonly ratioZ: number
  /** Both tests clear 90%? If not, it is here because the group has nothing better. */
  readonly clear: boolean
  /** The statement that the group agrees on most: shown first. */
  readonly bestAgreed: boolean
}

const MOST = 5

/**
 * The statements that stand for a group, as Polis chooses them: the best agreed one, then those whose share and whose
 * difference from the other groups both clear z > 1.2816, by ratio · ratioZ · share · shareZ; five at most, agreed
 * ones first. Where none is clear: the best agreed one or, failing that, the one that differs most.
 *
 * @param statements the group's statements that may be shown, in the table's order
 */
export function representative(statements: readonly GroupStatement[]): Representative[] {
  const best = bestAgreed(statements)
  const head = best === undefined ? [] : [{ ...summary(best, 'agree'), bestAgreed: true }]
  const clear = statements.filter(isClear).map((statement) => summary(statement))
  if (clear.length === 0) return head.length > 0 ? head : mostDifferent(statements)
  const ranked = clear
    .filter(({ statement }) => statement !== best?.statement)
    .map((chosen) => ({ chosen, weight: chosen.ratio * chosen.ratioZ * chosen.share * chosen.shareZ }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ chosen }) => chosen)
  const shown = [...head, ...ranked].slice(0, MOST)
  return [...shown.filter(({ by }) => by === 'agree'), ...shown.filter(({ by }) => by === 'disagree')]
}

function bothClear(statement: GroupStatement, by: 'agree' | 'disagree'): boolean {
  const votes = seen(statement)
  const { elsewhere } = statement
  return (
    shareIsClear(statement[by], votes) &&
    differenceIsClear(statement[by], votes, elsewhere[by], seen(elsewhere))
  )
}

const isClear = (statement: GroupStatement) =>
  bothClear(statement, 'agree') || bothClear(statement, 'disagree')

/** Polis' running choice of the statement a group agrees on, in the statements' order. */
function bestAgreed(statements: readonly GroupStatement[]): GroupStatement | undefined {
  let best: GroupStatement | undefined
  for (const next of statements) {
    if (next.agree + next.disagree === 0) continue
    const better =
      best === undefined
        ? shareIsClear(next.agree, seen(next)) || (agreedMoreThanElsewhere(next) && mostlyAgreed(next))
        : agreedMoreThanElsewhere(best)
          ? next.agreeRatio * next.agreeRatioZ * next.agreeShare * next.agreeZ >
            best.agreeRatio * best.agreeRatioZ * best.agreeShare * best.agreeZ
          : next.agreeShare * next.agreeZ > best.agreeShare * best.agreeZ
    if (better) best = next
  }
  return best
}

/** agreeRatio > 1, in whole numbers. */
function agreedMoreThanElsewhere(statement: GroupStatement): boolean {
  const { elsewhere } = statement
  return (statement.agree + 1) * (seen(elsewhere) + 2) > (elsewhere.agree + 1) * (seen(statement) + 2)
}

/** agreeShare > ½, in whole numbers. */
const mostlyAgreed = (statement: Tally) => 2 * (statement.agree + 1) > seen(statement) + 2

function mostDifferent(statements: readonly GroupStatement[]): Representative[] {
  const strength = ({ agreeRatioZ, disagreeRatioZ }: GroupStatement) => Math.max(agreeRatioZ, disagreeRatioZ)
  const [most] = statements.toSorted((a, b) => strength(b) - strength(a))
  return most === undefined ? [] : [summary(most)]
}

function summary(of: GroupStatement, answer?: 'agree' | 'disagree'): Representative {
  const by = answer ?? (of.agreeRatioZ > of.disagreeRatioZ ? 'agree' : 'disagree')
  return {
    statement: of.statement,
    by,
    count: of[by],
    votes: seen(of),
    otherCount: of.elsewhere[by],
    otherVotes: seen(of.elsewhere),
    share: of[`${by}Share`],
    shareZ: of[`${by}Z`],
    ratio: of[`${by}Ratio`],
    ratioZ: of[`${by}RatioZ`],
    clear: bothClear(of, by),
    bestAgreed: false,
  }
}
