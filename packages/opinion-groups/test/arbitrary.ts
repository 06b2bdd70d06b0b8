import fc from 'fast-check'
import type { Vote } from '../src/vote-table.ts'

/** Small conversations, sparse and dense, with changed minds (times all differ), in any order. */
export const conversations: fc.Arbitrary<Required<Vote>[]> = fc
  .array(
    fc.record({
      person: fc.integer({ min: 0, max: 11 }),
      statement: fc.integer({ min: 0, max: 8 }).map((s) => `s${s}`),
      vote: fc.constantFrom('agree' as const, 'disagree' as const, 'pass' as const),
    }),
    { minLength: 1, maxLength: 90 },
  )
  .map((rows) => rows.map((row, at) => ({ ...row, at })))
