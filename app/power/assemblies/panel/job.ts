import { drawAlternates, type Person, type Quota, replace, SortitionError } from '@kith/sortition'
import type { Task } from 'graphile-worker'
import { sql } from 'kysely'
import { z } from 'zod'
import { asPlace } from '#db/as-place.ts'
import type { House } from '../../../house.ts'

const payloadSchema = z.object({ id: z.uuid(), placeId: z.uuid() })

/** What filling places needs to know, without a name. */
export interface ChangeInput {
  readonly kind: 'replace' | 'stand_by'
  readonly stage: 'before' | 'after'
  readonly wanted: number | null
  readonly seed: string
  readonly places: number
  readonly quotas: readonly Quota[]
  readonly people: readonly Person[]
  readonly staying: readonly string[]
  readonly out: readonly string[]
  readonly standBy: readonly string[]
}

/** Fills empty places within the quotas, or draws people to stand by; done twice it is the same, because the words are fixed. */
export const changeTask =
  ({ db }: Pick<House, 'db'>): Task =>
  async (payload) => {
    const { id, placeId } = payloadSchema.parse(payload)
    const input = await asPlace(db, placeId, async (tx) => {
      const { rows } = await sql<{ input: ChangeInput | null }>`select change_input(${id}) as input`.execute(
        tx,
      )
      return rows[0]!.input
    })
    if (input === null) return
    try {
      const result = JSON.stringify(await changed(input))
      await asPlace(db, placeId, (tx) => sql`select keep_change(${id}, ${result}::jsonb)`.execute(tx))
    } catch (error) {
      if (!(error instanceof SortitionError)) throw error
      await asPlace(db, placeId, (tx) => sql`select refuse_change(${id}, ${error.message})`.execute(tx))
    }
  }

/** Who steps in or stands by, by id. @throws SortitionError */
export async function changed({ people, quotas, ...input }: ChangeInput) {
  const { staying, out, standBy, seed, stage, wanted } = input
  const gone = people.filter(({ id }) => out.includes(id)).map(({ id }) => id)
  const pool = { people, quotas, panelSize: input.places }
  if (input.kind === 'stand_by') {
    const open = people.filter(({ id }) => !out.includes(id) && !standBy.includes(id))
    const drawn = drawAlternates({
      pool: { ...pool, people: open },
      panel: staying,
      count: wanted ?? 1,
      seed,
    })
    return { joined: drawn.alternates, empty: 0, relaxed: [], from: 'pool' }
  }
  // The engine fills the places of people named as leaving; whoever left earlier and was not replaced is one of them.
  const leaving = gone.slice(0, input.places - staying.length)
  const done = await replace({
    pool,
    panel: [...staying, ...leaving],
    leaving,
    when: stage,
    alternates: standBy,
    unavailable: gone,
    seed,
  })
  return { joined: done.joined, empty: done.empty, relaxed: done.relaxed, from: done.from }
}
