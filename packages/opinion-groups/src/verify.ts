import { analyse } from './analyse.ts'
import { OpinionError } from './opinion-error.ts'
import { METHOD, type Outcome } from './outcome.ts'
import { show } from './show.ts'
import type { VoteTable } from './vote-table.ts'

/** Where a claimed outcome differs from the recomputed one, e.g. `groups[0].members`. */
export interface Difference {
  readonly path: string
  readonly claimed: unknown
  readonly found: unknown
}

const MOST = 20

/**
 * Recomputes an outcome from the votes and says where it differs, twenty places at most; none: it holds, to the last bit.
 * Names are taken on trust (they depend on what was before), as long as they are the claimed groups' own.
 *
 * @throws {OpinionError} where the claim is not an outcome of this method
 */
export function verify(table: VoteTable, claimed: Outcome): Difference[] {
  const method: unknown = (claimed as Partial<Outcome> | null)?.method
  if (method !== METHOD) {
    throw new OpinionError({
      field: 'method',
      problem: `${show(method)} is not ${show(METHOD)}.`,
      mend: 'Give an outcome as this package wrote it.',
    })
  }
  const { seed, k, given, groups, namesUsed } = claimed
  const options = { seed, k: k ?? undefined, previous: { groups, namesUsed } }
  const found = analyse(table, given ? { ...options, groups } : options)
  const differences: Difference[] = []
  compare(plain(claimed), plain(found), '', differences)
  return differences
}

/** As it would be read back from a file. */
const plain = (outcome: Outcome): unknown => JSON.parse(JSON.stringify(outcome))

function compare(claimed: unknown, found: unknown, path: string, differences: Difference[]): void {
  if (differences.length >= MOST || claimed === found) return
  if (!isBranch(claimed) || !isBranch(found) || Array.isArray(claimed) !== Array.isArray(found)) {
    differences.push({ path, claimed, found })
    return
  }
  for (const key of new Set([...Object.keys(claimed), ...Object.keys(found)])) {
    const step = Array.isArray(claimed) ? `[${key}]` : path === '' ? key : `.${key}`
    compare(claimed[key], found[key], path + step, differences)
  }
}

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
