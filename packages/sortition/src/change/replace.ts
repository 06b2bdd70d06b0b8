import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { chanceFrom } from '../draw/chance.ts'
import { equalPanels } from '../draw/panels.ts'
import { SortitionError, show } from '../error.ts'
import type { Control } from '../fair/control.ts'
import { highs } from '../fair/highs.ts'
import { findLottery, type Lottery } from '../lottery.ts'
import { checkPool } from '../pool/check.ts'
import { instanceOf } from '../pool/instance.ts'
import type { Pool } from '../pool/pool.ts'
import { type Relaxation, relax } from '../pool/relax.ts'

export interface ReplaceInput {
  readonly pool: unknown
  /** The panel as it was, by id. */
  readonly panel: readonly string[]
  /** Who drops out. */
  readonly leaving: readonly string[]
  /**
   * `before` the first session anybody from the pool may step in; `after` it only the alternates, who have been there, and
   * places that nobody can fill stay empty.
   */
  readonly when: 'before' | 'after'
  /** Alternates drawn beforehand: they go first, and after the first session they are the only ones. */
  readonly alternates?: readonly string[]
  /** People who can no longer come. */
  readonly unavailable?: readonly string[]
  /** Words of chance, published first or rolled in public. */
  readonly seed: string
}

export interface Replacement {
  readonly panel: readonly string[]
  readonly joined: readonly string[]
  /** Places that stay empty. */
  readonly empty: number
  /** Quotas that had to give way, by as little as possible. */
  readonly relaxed: readonly Relaxation[]
  readonly from: 'alternates' | 'pool'
  /** The chance each possible newcomer had. */
  readonly chances: Readonly<Record<string, number>>
}

/**
 * Fills the places of people who drop out so that the quotas still hold, by a leximin lottery among those who could step
 * in. Alternates are asked first if they can keep the quotas; otherwise the whole pool (before) or fewer places and the
 * least relaxed quotas (after).
 */
export async function replace(input: ReplaceInput, control: Control = {}): Promise<Replacement> {
  const pool = checkPool(input.pool)
  const ids = new Set(pool.people.map(({ id }) => id))
  for (const field of ['panel', 'leaving', 'alternates', 'unavailable'] as const) {
    if (input[field] !== undefined && !Array.isArray(input[field]))
      throw new SortitionError('A list is missing.', { field, mend: `Give “${field}” as a list of ids.` })
    for (const id of input[field] ?? [])
      if (!ids.has(id))
        throw new SortitionError(`“${show(id)}” is not in the pool.`, {
          row: show(id),
          field,
          mend: 'Use the ids of the pool.',
        })
  }
  const stray = input.leaving.find((id) => !input.panel.includes(id))
  if (stray !== undefined)
    throw new SortitionError(`“${stray}” is not on the panel.`, {
      row: stray,
      field: 'leaving',
      mend: 'Name people of the panel.',
    })
  const gone = new Set([...input.leaving, ...(input.unavailable ?? [])])
  const staying = input.panel.filter((id) => !gone.has(id))
  const among = (ids: Iterable<string>, size: number): Pool => {
    const keep = new Set([...staying, ...ids].filter((id) => !gone.has(id)))
    return {
      ...pool,
      people: pool.people.filter(({ id }) => keep.has(id)),
      selected: staying,
      panelSize: size,
    }
  }
  const alternates = input.alternates ?? []
  const size = input.panel.length
  const first = alternates.length > 0 ? await attempt(among(alternates, size), control) : undefined
  if (first) return settle(first, staying, size, 'alternates', [], input.seed)
  const from = input.when === 'before' ? 'pool' : 'alternates'
  const candidates = input.when === 'before' ? ids : alternates
  if (from === 'pool') {
    const lottery = await attempt(among(candidates, size), control)
    if (lottery) return settle(lottery, staying, size, from, [], input.seed)
  }
  for (
    let smaller = Math.min(size, among(candidates, size).people.length);
    smaller >= staying.length && smaller > 0;
    smaller--
  ) {
    const relaxed = await loosened(among(candidates, smaller), control)
    if (relaxed) return settle(relaxed.lottery, staying, size, from, relaxed.changes, input.seed)
  }
  return {
    panel: [...staying].sort(),
    joined: [],
    empty: size - staying.length,
    relaxed: [],
    from,
    chances: {},
  }
}

/** The lottery, or undefined where the quotas cannot be met. */
async function attempt(pool: Pool, control: Control): Promise<Lottery | undefined> {
  if (pool.people.length < pool.panelSize) return undefined
  try {
    return await findLottery(pool, control)
  } catch (problem) {
    if (problem instanceof SortitionError && problem.collision) return undefined
    throw problem
  }
}

async function loosened(pool: Pool, control: Control) {
  const checked = checkPool(pool)
  const changes = relax(await highs(), instanceOf(checked))
  const quotas = checked.quotas.map((quota) => {
    const own = changes.filter(({ category, value }) => category === quota.category && value === quota.value)
    return { ...quota, ...Object.fromEntries(own.map(({ bound, to }) => [bound, to])) }
  })
  const lottery = await attempt({ ...checked, quotas }, control)
  return lottery && { lottery, changes }
}

function settle(
  lottery: Lottery,
  staying: readonly string[],
  size: number,
  from: Replacement['from'],
  relaxed: readonly Relaxation[],
  seed: string,
): Replacement {
  const panels = equalPanels(lottery, 1000, `panels ${seed}`)
  const panel = panels[uniformInt(chanceFrom(`pick ${seed}`), 0, panels.length - 1)]!
  const before = new Set(staying)
  const chances = Object.fromEntries(Object.entries(lottery.chances).filter(([id]) => !before.has(id)))
  return {
    panel,
    joined: panel.filter((id) => !before.has(id)),
    empty: size - panel.length,
    relaxed,
    from,
    chances,
  }
}
