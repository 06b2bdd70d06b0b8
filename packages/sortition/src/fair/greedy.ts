import { type Source, shuffled } from '../draw/chance.ts'
import { SortitionError } from '../error.ts'
import { checkPool } from '../pool/check.ts'
import { instanceOf } from '../pool/instance.ts'
import type { Person, Quota } from '../pool/pool.ts'

/**
 * One panel by the older greedy way (the baseline the fair methods are compared with): again and again, take a random
 * person from the value that is most urgent (places still needed per person left), leave out whoever no longer fits, and
 * start afresh when it gets stuck. Chances are unknown and uneven.
 *
 * @throws SortitionError when no attempt succeeds
 */
export function greedyPanel(pool: unknown, source: Source, attempts = 100): string[] {
  const { pool: checked } = instanceOf(checkPool(pool))
  for (let attempt = 0; attempt < attempts; attempt++) {
    const panel = tryOnce(checked.people, checked.quotas, checked.panelSize, checked.selected ?? [], source)
    if (panel) return panel.sort()
  }
  throw new SortitionError(`No panel was found in ${attempts} attempts.`, {
    field: 'quotas',
    mend: 'The greedy way can fail where a panel exists: use leximin.',
  })
}

function tryOnce(
  everybody: readonly Person[],
  quotas: readonly Quota[],
  size: number,
  selected: readonly string[],
  source: Source,
) {
  const need = quotas.map((quota) => ({ quota, taken: 0 }))
  let left = [...everybody]
  const panel: string[] = []
  const has = ({ traits }: Person, { category, value }: Quota) => traits[category] === value
  const take = (person: Person) => {
    panel.push(person.id)
    left = left.filter(
      (other) => other !== person && (person.household === undefined || other.household !== person.household),
    )
    for (const entry of need) if (has(person, entry.quota)) entry.taken++
    const full = need.filter(({ quota, taken }) => taken >= quota.max)
    left = left.filter((other) => !full.some(({ quota }) => has(other, quota)))
  }
  for (const id of selected) take(everybody.find((person) => person.id === id)!)
  while (panel.length < size) {
    let urgent: Quota | undefined
    let most = 0
    for (const { quota, taken } of need) {
      const missing = quota.min - taken
      if (missing <= 0) continue
      const able = left.filter((person) => has(person, quota)).length
      if (able < missing) return undefined
      if (missing / able > most) {
        most = missing / able
        urgent = quota
      }
    }
    const from = urgent ? left.filter((person) => has(person, urgent)) : left
    const [next] = shuffled(from, source)
    if (!next) return undefined
    take(next)
  }
  return need.every(({ quota, taken }) => taken >= quota.min && taken <= quota.max) ? panel : undefined
}
