export { type AllocateOptions, type Allocation, allocate } from './allocation/allocate.ts'
export { carryForward } from './allocation/carry-forward.ts'
export type { AllocationInput, Chooser, Objective, Option } from './allocation/input.ts'
export type { Obstacle, PassedOption, PersonOutcome } from './allocation/outcome.ts'
export {
  type AllocationFault,
  type AllocationVerdict,
  verifyAllocation,
} from './allocation/verify-allocation.ts'
export type { Choices } from './choices.ts'
export { MatchingError, type Place } from './error.ts'
export type { Progress, RunOptions } from './progress.ts'
export { breakoutRooms, type Rooms } from './rooms/breakout-rooms.ts'
export type { RoomsInput } from './rooms/input.ts'
export type { MatchFault } from './two-sided/faults.ts'
export type { Facts, HardRules, Learner, MatchInput, Mentor, Organisation } from './two-sided/input.ts'
export { type Match, match } from './two-sided/match.ts'
export { type MostMatch, type MostOptions, matchMost } from './two-sided/match-most.ts'
export type { LearnerOutcome, PassedOver, Profile, Reason } from './two-sided/outcome.ts'
export { verifyMatch } from './two-sided/verify-match.ts'
export type { WhyNot } from './two-sided/why-not.ts'
