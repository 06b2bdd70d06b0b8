import type { Collision } from './pool/collision.ts'

export interface Where {
  /** The line of the file, or the id or place of the entry, that is at fault. */
  readonly row?: string | number
  readonly field?: string
  /** What to do about it, in a sentence. */
  readonly mend: string
  /** Present when the quotas cannot be met together. */
  readonly collision?: Collision
}

/** The only error this package throws for what it was given: what is wrong, where, and how to mend it. */
export class SortitionError extends Error {
  readonly row: string | number | undefined
  readonly field: string | undefined
  readonly mend: string
  readonly collision: Collision | undefined

  constructor(problem: string, where: Where) {
    const place = [
      where.row === undefined ? '' : `row ${where.row}`,
      where.field ? `field “${where.field}”` : '',
    ]
      .filter(Boolean)
      .join(', ')
    super(`${place ? `${place}: ` : ''}${problem} ${where.mend}`)
    this.name = 'SortitionError'
    this.row = where.row
    this.field = where.field
    this.mend = where.mend
    this.collision = where.collision
  }
}
