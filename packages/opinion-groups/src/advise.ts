import { type AgreementLists, agreementLists } from './agreement-lists.ts'
import { centreVotes } from './centred-votes.ts'
import type { AgainstChance, Structure } from './check-structure.ts'
import { countedPeople } from './counted-people.ts'
import { whole } from './options.ts'
import type { VoteTable } from './vote-table.ts'

/** What to know before showing groups, with the figures that say so. The first two speak against groups. */
export type AdviceReason =
  | { readonly kind: 'too-few-people'; readonly people: number; readonly needed: number }
  /** Answers hang together no more than shuffled ones: groups would be chance. */
  | { readonly kind: 'no-structure'; readonly against: AgainstChance }
  /** Answers hang together, but groups are no clearer than in shuffled votes: where one ends is drawn, not found. */
  | { readonly kind: 'faint-division'; readonly against: AgainstChance }
  | { readonly kind: 'not-checked' }

export interface Advice {
  /** What to show: groups, or lists of agreement. */
  readonly show: 'groups' | 'agreement'
  readonly reasons: readonly AdviceReason[]
  /** Always there: true with or without groups. */
  readonly lists: AgreementLists
}

/** Below about this many people who voted enough, groups say more about chance than about people. */
const FEW = 30
/** Asked anew with every vote, a looser bound would be passed by chance sooner or later. */
const CHANCE = 0.01

/**
 * Whether to show groups at all, or lists of agreement instead of false groups: below 30 people who voted enough, or where
 * answers hang together no more than chance would have it ({@link checkStructure}, p > 0.01).
 *
 * @param structure left out, only the number of people decides, and the advice says so
 */
export function advise(table: VoteTable, structure?: Structure, needed = FEW): Advice {
  whole('needed', needed, 0, Number.MAX_SAFE_INTEGER)
  const people = countedPeople(centreVotes(table)).length
  const reasons: AdviceReason[] = []
  if (people < needed) reasons.push({ kind: 'too-few-people', people, needed })
  if (structure === undefined) {
    reasons.push({ kind: 'not-checked' })
  } else if (structure.directions.p > CHANCE) {
    reasons.push({ kind: 'no-structure', against: structure.directions })
  } else if (structure.division.p > CHANCE) {
    reasons.push({ kind: 'faint-division', against: structure.division })
  }
  const against = reasons.some(({ kind }) => kind === 'too-few-people' || kind === 'no-structure')
  return { show: against ? 'agreement' : 'groups', reasons, lists: agreementLists(table) }
}
