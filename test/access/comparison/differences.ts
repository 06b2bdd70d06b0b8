import type pg from 'pg'
import type { Me } from '#db/client.ts'
import { placeOf, type Town } from '../model/town.ts'
import { insertTown } from '../random-town/insert.ts'
import type { CatalogueTable } from './catalogue.ts'
import { expectedFor } from './expected.ts'
import { readingDifferences } from './readings.ts'
import { namesIn, type Seen, seenBy } from './seen.ts'

export interface Difference {
  readonly asker: Me
  /** The table or function. */
  readonly source: string
  readonly key: string
  /** Which side has it. */
  readonly only: 'database' | 'model'
}

/**
 * Compares what the database shows some people of a town with the model; the town is gone again afterwards.
 * @param partOf which part of everything the n-th asker is asked about; all of it without
 */
export async function differencesIn(
  client: pg.ClientBase,
  town: Town,
  askers: readonly Me[],
  readers: readonly Me[],
  catalogue: readonly CatalogueTable[],
  partOf?: (asker: number) => number,
): Promise<readonly Difference[]> {
  // Within a transaction of the caller's, which may have changed the rules.
  await client.query('savepoint town')
  try {
    await insertTown(client, town)
    await client.query(`select set_config('town.people', $1, true)`, [
      `{${town.people.map(({ id }) => id).join(',')}}`,
    ])
    const found: Difference[] = []
    for (const [nth, asker] of askers.entries()) {
      const expected = expectedFor(placeOf(town, asker.placeId), asker, catalogue)
      const part = partOf?.(nth)
      const asked = part === undefined ? undefined : namesIn(catalogue, part)
      found.push(...compare(asker, await seenBy(client, asker, part), expected, asked))
    }
    // Looking leaves lines, so it comes last.
    for (const asker of readers) found.push(...(await readingDifferences(client, town, asker)))
    return found
  } finally {
    await client.query('rollback to savepoint town; release savepoint town')
  }
}

function compare(asker: Me, seen: Seen, expected: Seen, asked?: ReadonlySet<string>): readonly Difference[] {
  const sources = asked ?? new Set([...seen.keys(), ...expected.keys()])
  return [...sources].flatMap((source) => {
    const [shown, meant] = [seen.get(source) ?? new Set<string>(), expected.get(source) ?? new Set<string>()]
    const only = (one: ReadonlySet<string>, other: ReadonlySet<string>, side: Difference['only']) =>
      [...one].filter((key) => !other.has(key)).map((key) => ({ asker, source, key, only: side }))
    return [...only(shown, meant, 'database'), ...only(meant, shown, 'model')]
  })
}
