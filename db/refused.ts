/** Why the core said no. `unseen` covers both "not there" and "not for you": the two must not be told apart. */
export type Reason = 'not-consented' | 'consent-ended' | 'unseen' | 'not-yours' | 'not-possible' | 'stale'

/** A change or a look that the access rules do not allow, or that is not possible as things stand. */
export class Refused extends Error {
  override name = 'Refused'
  readonly reason: Reason

  constructor(reason: Reason, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}

const reasons: Readonly<Record<string, Reason>> = {
  KI001: 'not-consented',
  KI002: 'unseen',
  KI003: 'not-yours',
  KI004: 'not-possible',
  // A row policy said no to a write.
  '42501': 'not-yours',
  // What a page's own checks should have said first: a rule of the table, a row that is not there, a value out of range.
  '23514': 'not-possible',
  '23503': 'not-possible',
  '22003': 'not-possible',
  '22008': 'not-possible',
}

/** The refusal that a database error stands for, or undefined when it is a fault. */
export function refusalOf(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error
  const reason = reasons[(error as { code?: string })?.code ?? '']
  return reason && new Refused(reason, { cause: error })
}
