import { SortitionError } from '../error.ts'
import type { Control } from '../fair/control.ts'
import { highs } from '../fair/highs.ts'
import { panelSearch } from '../search/search.ts'
import { collision } from './collision.ts'
import type { Instance } from './instance.ts'

/** A panel, or an error that says which quotas collide and what the smallest mend is. */
export async function somePanel(instance: Instance, control: Control = {}): Promise<Int32Array> {
  const { space } = instance
  const sane = space.lower.every((least, row) => least <= space.upper[row]!)
  const found = sane ? panelSearch(space).maximise(new Float64Array(space.types), { first: true }) : undefined
  if (found?.panel) return found.panel
  const why = await collision(await highs(), instance, control)
  const together = [...new Set(why.demands.map(({ words }) => words))].join('; ')
  const mend = why.relaxations.map(({ words }) => words).join(', and ')
  throw new SortitionError(
    why.demands.length === 0
      ? 'There are too few people for a panel of this size.'
      : `No panel of ${instance.pool.panelSize} meets all quotas. These cannot be met together: ${together}.`,
    {
      field: 'quotas',
      collision: why,
      mend:
        mend === ''
          ? 'No change of quotas within the given limits helps: find more people or choose a smaller panel.'
          : `The smallest mend: ${mend}.`,
    },
  )
}
