import { SortitionError, show } from '../error.ts'
import type { Lottery } from '../lottery.ts'
import { chanceFrom, shuffled } from './chance.ts'
import { repeats } from './equal.ts'

/**
 * `total` panels of people, each to be equally likely, from a lottery over types. Like people take turns in an order that
 * `seed` decides, so that their numbers of panels differ by one at most; the panels' order is the seed's too.
 */
export function equalPanels(lottery: Lottery, total: number, seed: string): string[][] {
  if (!Number.isSafeInteger(total) || total < 1 || total > 100_000)
    throw new SortitionError(`${show(total)} panels cannot be listed.`, {
      field: 'panels',
      mend: 'Choose a number from 1 to 100,000; 1000 is usual.',
    })
  const source = chanceFrom(seed)
  const times = repeats(lottery, total)
  const order = lottery.instance.types.map(({ people }) => shuffled(people, source))
  const turn = order.map(() => 0)
  const selected = lottery.instance.pool.selected ?? []
  const listed = shuffled(
    times.flatMap((count, at) => new Array<number>(count).fill(at)),
    source,
  )
  return listed.map((at) => {
    const people = lottery.panels[at]!.counts.flatMap((count, t) =>
      Array.from({ length: count }, () => order[t]![turn[t]!++ % order[t]!.length]!),
    )
    return [...selected, ...people].sort()
  })
}
