/** What decides between equals, first to last; whatever is left over is decided by id, in code point order. */
export type TieKey = 'lowest-cost' | 'highest-cost' | 'most-votes' | 'lot' | 'name'

/** What a project is ranked by in greedy rules and fills. Points of ordinal votes: last place 1, one before it 2 … */
export type Ranking = 'votes' | 'votes-per-cost' | 'score' | 'score-per-cost'

interface EveryRule {
  /** Default: lowest cost, then most votes, then the lot (equalshares.net). */
  readonly tie?: readonly TieKey[]
  /** Ids in the order that was drawn before the count (`drawLot`); ids that are not in it come after. */
  readonly lot?: readonly string[]
  /** Projects below this many votes (points, where the rule ranks by score) are not considered. Default 0. */
  readonly threshold?: number
  /** Ids of projects that were taken out before the count. */
  readonly withdrawn?: readonly string[]
}

export interface GreedyRule extends EveryRule {
  readonly rule: 'greedy'
  readonly by: Ranking
  /** Count the ballots (default), or take the totals that the organiser published with the projects. */
  readonly totals?: 'ballots' | 'published'
  /** Pass over a project that does not fit (default), or end there. */
  readonly unaffordable?: 'skip' | 'stop'
  /** With `stop`: the project that does not fit is still funded when this share (in per cent) of it is left (Poznań: 80). */
  readonly lastShare?: number
}

export type Utility = 'cost' | 'cardinality' | 'score' | 'borda'
export type Completion =
  | 'none'
  | 'add1'
  | 'add1-exhaustive'
  | 'budget-increase'
  | 'budget-increase-exhaustive'
export type Comparison = 'none' | 'satisfaction' | 'cost' | 'exclusion-ratio'

export interface EqualSharesRule extends EveryRule {
  readonly rule: 'equal-shares'
  readonly utility: Utility
  /** How everybody's share rises when money is left over (SPEC 5). Default none. */
  readonly completion?: Completion
  /** By how much, in the file's currency: for each voter (add1; default 1) or in all (budget increase; default 1% of the budget). */
  readonly step?: string
  /** Start add1 at the whole amount below an equal share. Default false. */
  readonly wholeStart?: boolean
  /** What counts as fitting when a completion ends as soon as nothing more fits (SPEC 5.4). */
  readonly exhaustiveOver?: 'supported' | 'all'
  /** Spend what is left on the highest ranked projects that fit. Default none. */
  readonly fill?: 'none' | Ranking
  /** Fund the greedy outcome instead when more voters prefer it. Default none. */
  readonly comparison?: Comparison
}

/** Sequential Phragmén; every project a ballot names counts as approved. */
export interface PhragmenRule extends EveryRule {
  readonly rule: 'phragmen'
}

/** A rule as published: with the ballots, it fixes the outcome. Plain JSON. */
export type Rule = GreedyRule | EqualSharesRule | PhragmenRule
