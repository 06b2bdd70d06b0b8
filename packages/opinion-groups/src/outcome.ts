import type { CommonGround } from './common-ground.ts'
import type { Representative } from './representative.ts'
import type { Tally } from './tally.ts'
import type { Standing } from './vote-table.ts'

/** The mathematics of this package's SPEC.md; a change of any figure changes the name. */
export const METHOD = 'kith-opinion-groups/1'

/** What many voices have in common: plain data, everything in it follows from votes, seed and `k` (names: from earlier groups). */
export interface Outcome {
  readonly method: typeof METHOD
  readonly seed: number
  /** The number of groups asked for, or null where the silhouette chose. */
  readonly k: number | null
  /** True where the groups were given and not found. */
  readonly given: boolean
  readonly votes: number
  /** The map's two directions: which part of all variation each explains, and how far each is from exact. */
  readonly directions: readonly { readonly share: number; readonly residual: number }[]
  readonly people: readonly PersonPlace[]
  readonly statements: readonly StatementReport[]
  /** The divisions that were weighed; the one chosen has the highest silhouette. */
  readonly clusterings: readonly {
    readonly k: number
    readonly silhouette: number
    readonly inertia: number
    readonly chosen: boolean
  }[]
  /** Largest first. */
  readonly groups: readonly GroupReport[]
  /** How many group names were ever given out: hand the outcome on as `previous`, and names keep their bearers. */
  readonly namesUsed: number
  readonly commonGround: CommonGround
}

export interface PersonPlace {
  readonly id: string
  readonly votes: number
  readonly x: number
  readonly y: number
  /** The group's name, or null for somebody with too few votes to count for groups. */
  readonly group: string | null
}

export interface StatementReport extends Tally {
  readonly id: string
  readonly standing: Standing
  /** Mean vote, agree = +1, disagree = −1. */
  readonly mean: number
  /** Its weight in each of the map's directions. */
  readonly weights: readonly [number, number]
  /** Where somebody would stand who had only agreed with it. */
  readonly x: number
  readonly y: number
  /** Its distance from the centre of the map: how much it divides. */
  readonly extremity: number
  /** Group-informed consensus, Π over groups (agree + 1) ÷ (votes + 2); null where there are no groups. */
  readonly agreedAcross: number | null
  /** The same for disagreeing. */
  readonly disagreedAcross: number | null
  /** How worth asking it is next. */
  readonly priority: number
  readonly byGroup: Readonly<Record<string, Tally>>
}

export interface GroupReport {
  readonly name: string
  readonly members: readonly string[]
  readonly x: number
  readonly y: number
  readonly representative: readonly Representative[]
}
