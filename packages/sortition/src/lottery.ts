import { SortitionError, show } from './error.ts'
import { type Certificate, certify } from './fair/certificate.ts'
import type { Control } from './fair/control.ts'
import { fairLottery } from './fair/lottery.ts'
import { nashLottery } from './fair/nash.ts'
import type { ProvenLevel, TypeLottery } from './fair/type-lottery.ts'
import { type Algorithm, algorithms } from './lottery-algorithms.ts'
import { checkPool } from './pool/check.ts'
import { somePanel } from './pool/feasible.ts'
import { type Instance, instanceOf } from './pool/instance.ts'

/** A fair lottery over panels: what is decided before chance picks one. */
export interface Lottery {
  readonly algorithm: Algorithm
  readonly instance: Instance
  /** Panels by how many of each type (`instance.types`) they hold, and the chance of each. They add up to one. */
  readonly panels: readonly { readonly counts: readonly number[]; readonly chance: number }[]
  /** Everybody's chance of a place, computed from the panels. People selected already have 1. */
  readonly chances: Readonly<Record<string, number>>
  /** The lowest chance among those who can be on some panel. */
  readonly lowest: number
  /** The levels of the solution from the lowest up (leximin: all; maximin: the first; nash: none). */
  readonly levels: readonly ProvenLevel[]
  /** People who can be on no panel that meets the quotas. */
  readonly impossible: readonly string[]
  /** Proves by additions alone that no lottery has a higher lowest chance, when quotas alone prove it. */
  readonly certificate?: Certificate
}

/**
 * Finds the fairest lottery over all panels that meet the quotas.
 *
 * @param pool a {@link Pool}, in any order
 * @throws SortitionError for bad input, and with `collision` when no panel meets the quotas
 */
export async function findLottery(
  pool: unknown,
  options: Control & { readonly algorithm?: Algorithm } = {},
): Promise<Lottery> {
  const algorithm = options.algorithm ?? 'leximin'
  if (!algorithms.includes(algorithm))
    throw new SortitionError(`“${show(algorithm)}” is not a way to draw.`, {
      field: 'algorithm',
      mend: `Use one of: ${algorithms.join(', ')}.`,
    })
  const instance = instanceOf(checkPool(pool))
  options.signal?.throwIfAborted()
  await somePanel(instance, options)
  const { space } = instance
  const found =
    algorithm === 'nash' ? await nashLottery(space, options) : await fairLottery(space, algorithm, options)
  return describe(algorithm, instance, found)
}

function describe(algorithm: Algorithm, instance: Instance, found: TypeLottery): Lottery {
  const chances: [string, number][] = instance.pool.people.map(({ id }) => [id, 0])
  const place = new Map(chances.map(([id], at) => [id, at]))
  for (const id of instance.pool.selected ?? []) chances[place.get(id)!]![1] = 1
  instance.types.forEach(({ people }, t) => {
    for (const id of people) chances[place.get(id)!]![1] = Math.min(1, found.chances[t]!)
  })
  const out = new Set(found.impossible)
  const possible = Array.from(found.chances).filter((_, t) => !out.has(t))
  const real = {
    ...instance.space,
    counts: instance.space.counts.map((count, t) => (out.has(t) ? 0 : count)),
  }
  const certificate = found.prices && certify(real, found.prices)
  return {
    algorithm,
    instance,
    panels: found.panels.map((counts, at) => ({ counts: Array.from(counts), chance: found.weights[at]! })),
    chances: Object.fromEntries(chances),
    lowest: possible.reduce((least, chance) => Math.min(least, chance), 1),
    levels: found.levels,
    impossible: [...found.impossible.flatMap((t) => instance.types[t]!.people), ...instance.barred].sort(),
    ...(certificate ? { certificate } : {}),
  }
}
