import { readId } from './id.ts'
import { OpinionError } from './opinion-error.ts'
import { show } from './show.ts'
import type { Standing, Statement } from './vote-table.ts'

const STANDINGS: ReadonlySet<unknown> = new Set<Standing>(['in', 'out', 'meta'])

/** The list of statements, checked. Throws {@link OpinionError} for a repeated id or an unknown standing. */
export function readStatements(statements: Iterable<Statement>): { id: string; standing: Standing }[] {
  const list: unknown = statements
  if (typeof list !== 'object' || list === null || !(Symbol.iterator in list)) {
    throw new OpinionError({
      field: 'statements',
      problem: `${show(list)} is not a list.`,
      mend: 'Give a list of statements, or leave it out.',
    })
  }
  const seen = new Map<string, number>()
  return Array.from(list as Iterable<unknown>, (statement, index) => {
    const row = index + 1
    const { id, standing = 'in' } = (
      typeof statement === 'object' && statement !== null ? statement : {}
    ) as {
      id?: unknown
      standing?: unknown
    }
    const read = readId(id, 'statements.id', row)
    if (seen.has(read)) {
      throw new OpinionError({
        row,
        field: 'statements.id',
        problem: `statement ${show(read)} stands in row ${seen.get(read)} already.`,
        mend: 'List each statement once.',
      })
    }
    if (!STANDINGS.has(standing)) {
      throw new OpinionError({
        row,
        field: 'statements.standing',
        problem: `${show(standing)} is not a standing.`,
        mend: 'Use in, out or meta.',
      })
    }
    seen.set(read, row)
    return { id: read, standing: standing as Standing }
  })
}
