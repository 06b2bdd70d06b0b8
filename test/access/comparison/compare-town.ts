import type { Me } from '#db/client.ts'
import { dice } from '../random-town/dice.ts'
import { type RandomTown, randomTown } from '../random-town/random-town.ts'
import { askersOf } from './askers.ts'
import type { Comparer } from './database.ts'
import { type Difference, differencesIn } from './differences.ts'
import { PARTS } from './seen.ts'
import { undone } from './undone.ts'

export interface Compared {
  readonly seed: number
  readonly town: RandomTown['town']
  readonly differences: readonly Difference[]
}

/** Who is asked about, of a town: so many of its people and helpers, and one of them reads. */
export interface Sample {
  readonly askers: number
  readonly readers: number
  /** Each asker is asked about one part of everything, another one from town to town. */
  readonly inParts?: boolean
}

/** Compares the town of a seed, for some of those who could ask. */
export async function compareTown(comparer: Comparer, seed: number, sample: Sample): Promise<Compared> {
  const { town, placeId } = randomTown(seed, comparer.today, comparer.fixed)
  const everybody = shuffled(seed, askersOf(town, placeId))
  const asking = everybody.slice(0, sample.askers)
  const reading = everybody.slice(0, sample.readers)
  const { client, catalogue } = comparer
  const partOf = sample.inParts ? (nth: number) => (seed + nth) % PARTS : undefined
  const differences = await undone(client, () =>
    differencesIn(client, town, asking, reading, catalogue, partOf),
  )
  return { seed, town, differences }
}

function shuffled(seed: number, list: readonly Me[]): readonly Me[] {
  const chance = dice(seed)
  return list
    .map((one) => ({ one, order: chance.int(0, 1_000_000) }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ one }) => one)
}
