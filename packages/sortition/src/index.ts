export { type Alternates, type AlternatesInput, drawAlternates } from './change/alternates.ts'
export { type ReplaceInput, type Replacement, replace } from './change/replace.ts'
export { audit } from './draw/audit.ts'
export { chanceFrom, type Source } from './draw/chance.ts'
export { type Commitment, type CommitOptions, commit, commitmentOf, digestOfDocument } from './draw/commit.ts'
export type { DrawDocument, PublicCertificate, PublicPerson, Ticket } from './draw/document.ts'
export { type Drawn, draw, findMyself } from './draw/draw.ts'
export { equalPanels } from './draw/panels.ts'
export { type Check, type Verdict, verify } from './draw/verify.ts'
export { SortitionError } from './error.ts'
export {
  type Binding,
  type Explanation,
  explain,
  explainPerson,
  type PersonExplanation,
} from './explain/explain.ts'
export { boundOf, type Certificate } from './fair/certificate.ts'
export type { Control, Progress } from './fair/control.ts'
export { greedyPanel } from './fair/greedy.ts'
export {
  type Address,
  drawLetters,
  type Letters,
  type LettersInput,
  type Stratum,
} from './letters/letters.ts'
export { findLottery, type Lottery } from './lottery.ts'
export { type Algorithm, algorithms } from './lottery-algorithms.ts'
export { checkPool } from './pool/check.ts'
export type { Collision, Demand } from './pool/collision.ts'
export { type CsvOptions, readCsv } from './pool/csv.ts'
export type { Constraint, Instance, PersonType } from './pool/instance.ts'
export type { Person, Pool, Quota } from './pool/pool.ts'
export type { Relaxation } from './pool/relax.ts'
