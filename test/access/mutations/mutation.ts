/** One rule of the database taken away or turned round, and what that would do to somebody. */
export interface Mutation {
  /** What would go wrong, for a person. */
  readonly harm: string
  /** `function name`, `view name` or `policy table.name`. */
  readonly at: string
  readonly from: string
  readonly to: string
  /** The random town that tells, and which of those who could ask in it. */
  readonly seed: number
  readonly asker: number
  /** Shows in what the reading functions give and leave, not in what is selected. */
  readonly reading?: true
}
