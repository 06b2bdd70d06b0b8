export { count, countJob, type JobOptions } from './count.ts'
export { formatMoney } from './decimal.ts'
export { drawLot } from './draw-lot.ts'
export type { Progress } from './equal-shares/raise.ts'
export { CountError, type Place, type Warning } from './error.ts'
export { type Explanation, explain, type ProjectStory } from './explain.ts'
export { type LossAnalysis, whatWouldHaveWon } from './loss.ts'
export { type BallotInput, type ElectionInput, makeElection } from './make-election.ts'
export type { Compared, Endowing, Loss, Outcome, Step } from './outcome.ts'
export { type PublishedRule, publishedRule } from './pabulib/published-rule.ts'
export { readPabulib } from './pabulib/read.ts'
export { writePabulib } from './pabulib/write.ts'
export type {
  Comparison,
  Completion,
  EqualSharesRule,
  GreedyRule,
  PhragmenRule,
  Ranking,
  Rule,
  TieKey,
  Utility,
} from './rule.ts'
export type { Ballots, Election, Project, VoteType } from './types.ts'
export { ballotsDigest, type CountRecord, publish, type Verdict, verify } from './verify.ts'
