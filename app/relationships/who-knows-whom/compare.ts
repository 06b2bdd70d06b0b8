import type { AnswerWords } from './answer.ts'
import type { Mark } from './marks.ts'

/** A learner, as a reader of the round is told of them. */
export interface Learner {
  readonly id: string
  readonly name: string
  readonly marks: readonly { readonly staffId: string; readonly name: string; readonly mark: Mark }[]
  /** Null where there is none, or none that this reader may read: the two look the same. */
  readonly answer:
    | (AnswerWords & {
        /** Those of the named who could have marked this learner. */
        readonly markers: readonly string[]
      })
    | null
  readonly offers: readonly {
    readonly id: string
    readonly by: string | null
    readonly madeAt: string
    readonly state: 'waiting' | 'met' | 'not'
  }[]
}

/** A learner, and the grown-ups about whom the two sides differ. */
export interface Differing {
  readonly learner: Learner
  readonly staff: readonly string[]
}

/** The two sides of a class, beside each other. */
export interface BothSides {
  /** No grown-up says that they know them well; those nobody has marked at all are in `unmarked`. */
  readonly knownByNobody: readonly Learner[]
  readonly unmarked: readonly Learner[]
  /** Somebody says so, and the learner, who answered, does not name them. */
  readonly staffThink: readonly Differing[]
  /** The learner names somebody who says “not yet”, or nothing. */
  readonly learnerSays: readonly Differing[]
  /** The learner said “nobody”. */
  readonly nobody: readonly Learner[]
  /** A number and no names: whoever says nothing is not thereby alone. */
  readonly notAnswered: number
  /** How many grown-ups have gone through the class. */
  readonly goneThrough: number
}

export function compareSides(learners: readonly Learner[]): BothSides {
  const differing = (staffOf: (learner: Learner) => readonly string[]) =>
    learners.map((learner) => ({ learner, staff: staffOf(learner) })).filter(({ staff }) => staff.length > 0)
  return {
    knownByNobody: learners.filter(
      ({ marks }) => marks.length > 0 && !marks.some(({ mark }) => mark === 'well'),
    ),
    unmarked: learners.filter(({ marks }) => marks.length === 0),
    staffThink: differing(unnamedButSure),
    learnerSays: differing(namedButUnsure),
    nobody: learners.filter(({ answer }) => answer?.said === 'nobody'),
    notAnswered: learners.filter(({ answer }) => answer === null).length,
    goneThrough: new Set(learners.flatMap(({ marks }) => marks.map(({ staffId }) => staffId))).size,
  }
}

function unnamedButSure({ marks, answer }: Learner): readonly string[] {
  if (answer === null) return []
  const named = new Set(answer.names.map(({ personId }) => personId))
  return marks.filter(({ mark, staffId }) => mark === 'well' && !named.has(staffId)).map(({ name }) => name)
}

function namedButUnsure({ marks, answer }: Learner): readonly string[] {
  if (answer === null) return []
  const known = new Set(marks.filter(({ mark }) => mark !== 'not').map(({ staffId }) => staffId))
  return answer.names
    .filter(({ personId }) => personId != null && answer.markers.includes(personId) && !known.has(personId))
    .map(({ name }) => name)
}
