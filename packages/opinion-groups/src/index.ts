export { type Advice, type AdviceReason, advise } from './advise.ts'
export { type AgreementLists, agreementLists, type ListedStatement } from './agreement-lists.ts'
export { analyse } from './analyse.ts'
export {
  type AgainstChance,
  checkStructure,
  type Structure,
  type StructureOptions,
} from './check-structure.ts'
export { type Agreement, type CommonGround, commonGround } from './common-ground.ts'
export {
  type Coverage,
  type CoveredPart,
  type CoveredStatement,
  coverage,
  type KnownPerson,
  type PlacePart,
} from './coverage.ts'
export { explainPerson, type PersonExplained, type Pull } from './explain-person.ts'
export { type GroupStatement, type GroupStatistics, groupStatistics } from './group-statistics.ts'
export type { Id } from './id.ts'
export type { GivenGroup } from './membership.ts'
export type { EarlierGroups } from './name-groups.ts'
export { type Askable, type NextStatement, nextStatement, openStatements } from './next-statement.ts'
export { type Fault, OpinionError } from './opinion-error.ts'
export type { AnalyseOptions } from './options.ts'
export { type GroupReport, METHOD, type Outcome, type PersonPlace, type StatementReport } from './outcome.ts'
export { readVotes } from './read-votes.ts'
export type { Representative } from './representative.ts'
export type { Tally } from './tally.ts'
export { type Places, turnMap } from './turn-map.ts'
export { type Difference, verify } from './verify.ts'
export type { Standing, Statement, Vote, VoteTable } from './vote-table.ts'
export { withVote } from './with-vote.ts'
export { withoutPerson } from './without-person.ts'
