import type { Collision } from './pool/collision.ts'

export interface Where {
  /** The line of the file, or the id or place of the entry, that is at fault. */
  readonly row?: string | number
  readonly field?: string
  /** Which list of a pool the row is of. */
  readonly list?: 'quotas' | 'people'
  /** What to do about it, in a sentence. */
  readonly mend: string
  /** Present when the quotas cannot be met together. */
  readonly collision?: Collision
}

/** The only error this package throws for what it was given: what is wrong, where, and how to mend it. */
export class SortitionError extends Error {
  readonly row: string | number | undefined
  readonly field: string | undefined
  readonly list: 'quotas' | 'people' | undefined
  /** What is wrong, without where and mend. */
  readonly problem: string
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
    this.list = where.list
    this.problem = problem
    this.mend = where.mend
    this.collision = where.collision
  }
}

/** A value as a person would name it in a sentence; never throws, whatever the value is. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'function' || (typeof value === 'object' && value !== null)) return 'something else'
  return String(value)
}

/** Says of an error in a list which list it is. */
export function inList<T>(list: 'quotas' | 'people', work: () => T): T {
  return placed(work, (error) => ({ list: error.list ?? list, row: error.row }))
}

/** Says of an error in a list from a file the line, where it has the place in the list. */
export function onLines<T>(
  lines: Readonly<Record<'quotas' | 'people', readonly { readonly line: number }[]>>,
  work: () => T,
): T {
  return placed(work, ({ list, row }) => ({
    list,
    row: list !== undefined && typeof row === 'number' ? lines[list][row - 1]!.line : row,
  }))
}

function placed<T>(work: () => T, place: (error: SortitionError) => Pick<SortitionError, 'list' | 'row'>): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof SortitionError)) throw error
    const { list, row } = place(error)
    const { field, mend, collision } = error
    throw new SortitionError(error.problem, {
      mend,
      ...(list !== undefined && { list }),
      ...(row !== undefined && { row }),
      ...(field !== undefined && { field }),
      ...(collision !== undefined && { collision }),
    })
  }
}
