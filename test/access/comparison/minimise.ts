import { FIXED, type FixedTable, type Town } from '../model/town.ts'
import { named } from '../random-town/ids.ts'
import { REFERS_TO_NOTHING } from '../random-town/insert.ts'
import type { Compared } from './compare-town.ts'
import type { Comparer } from './database.ts'
import { type Difference, differencesIn } from './differences.ts'
import { undone } from './undone.ts'

/** Drops rows of a town as long as the difference stays, so that what is left tells the story. */
export async function minimise(comparer: Comparer, whole: Town, difference: Difference): Promise<Town> {
  const stays = async (town: Town) => {
    const read = difference.source.startsWith('read ') || difference.source.startsWith('lines')
    const [asking, reading] = read ? [[], [difference.asker]] : [[difference.asker], []]
    const { client, catalogue } = comparer
    const found = await undone(client, () => differencesIn(client, town, asking, reading, catalogue)).catch(
      stillNeeded,
    )
    return found.some(
      ({ source, key, only }) =>
        source === difference.source && key === difference.key && only === difference.only,
    )
  }
  let town = whole
  for (let before = Number.POSITIVE_INFINITY; sizeOf(town) < before; ) {
    before = sizeOf(town)
    for (const [table, rows] of tablesOf(town).toReversed())
      for (const kept of [[], ...rows.map((row) => rows.filter((other) => other !== row))]) {
        const current = (town as unknown as Record<string, readonly object[]>)[table]!
        const smaller = { ...town, [table]: kept.filter((row) => current.includes(row)) }
        if (sizeOf(smaller) < sizeOf(town) && (await stays(smaller))) town = smaller
      }
  }
  return town
}

/** A difference in words: who asked, what differs, and the rows it takes. */
export async function explain(comparer: Comparer, { seed, town, differences }: Compared): Promise<string> {
  const difference = differences[0]!
  const small = await minimise(comparer, town, difference)
  const rows = tablesOf(small).flatMap(([table, list]) =>
    list.map((row) => `  ${table} ${JSON.stringify(row)}`),
  )
  const { personId, helperId } = difference.asker
  const who = helperId === undefined ? personId : `${personId} helped by ${helperId}`
  return named(
    `Seed ${seed}: only the ${difference.only} shows ${who} in ${difference.source}: ${difference.key}\n${rows.join('\n')}`,
  )
}

/** A row that others need cannot go. @throws whatever else went wrong */
function stillNeeded(error: unknown): readonly Difference[] {
  if ((error as { code?: string }).code === REFERS_TO_NOTHING) return []
  throw error
}

const tablesOf = (town: Town) =>
  Object.entries(town).filter(
    (entry): entry is [string, readonly object[]] =>
      Array.isArray(entry[1]) && !FIXED.includes(entry[0] as FixedTable),
  )

const sizeOf = (town: Town): number => tablesOf(town).reduce((sum, [, rows]) => sum + rows.length, 0)
