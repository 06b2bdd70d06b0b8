import { createHash } from 'node:crypto'
import type { KnownPerson, Outcome, PlacePart, Standing, Vote } from '@kith/opinion-groups'
import type { Task } from 'graphile-worker'
import { sql } from 'kysely'
import { z } from 'zod'
import { asPlace } from '#db/as-place.ts'
import { isAway } from '#db/away.ts'
import type { Tx } from '#db/client.ts'
import type { House } from '../../../house.ts'
import { type CountOptions, countVotes } from './count-votes.ts'

const payloadSchema = z.object({ id: z.uuid(), placeId: z.uuid() })
/** How often to write how far it is, in milliseconds. */
const TELL_EVERY = 1000

interface Given {
  readonly statements: readonly { readonly id: string; readonly standing: Standing }[]
  readonly known: readonly {
    readonly person: string
    readonly age: string | null
    readonly school: string | null
  }[]
  readonly place: readonly PlacePart[]
  readonly before: Outcome | null
  readonly hash: string | null
  readonly asked: string | null
}

/**
 * Counts a listening's votes anew, for the place and as nobody in it. Done twice it is the same count; what was withdrawn in
 * the meantime is left out, and counted again.
 */
export const countTask =
  ({ db, log, now }: Pick<House, 'db' | 'log' | 'now'>): Task =>
  async (payload, { abortSignal }) => {
    const { id, placeId } = payloadSchema.parse(payload)
    const inPlace = <T>(work: (tx: Tx) => Promise<T>) => asPlace(db, placeId, work)
    try {
      const { given, votes } = await inPlace((tx) => readInput(tx, id))
      const hash = hashOf(given, votes)
      if (hash === given.hash) return await inPlace((tx) => keep(tx, id, given.asked, hash, null))
      let toldAt = now().getTime()
      const { told, kept } = await countVotes(
        { ...given, votes, known: given.known.map(knownOf) },
        {
          ...(abortSignal && { signal: abortSignal }),
          onProgress: (share) => {
            if (now().getTime() - toldAt < TELL_EVERY) return
            toldAt = now().getTime()
            inPlace((tx) => sql`select count_is_at(${id}, ${share})`.execute(tx)).catch((error: unknown) =>
              log('how far a count is could not be written', error),
            )
          },
        },
      )
      await inPlace((tx) => keep(tx, id, given.asked, hash, { told, kept }))
    } catch (error) {
      if (isAway(error) || abortSignal?.aborted) throw error
      log('fault in counting a listening', error)
      await inPlace((tx) => sql`select fail_count(${id})`.execute(tx))
    }
  }

/** The same inside one transaction that acts for the place: the demo town, an import. */
export async function countNow(tx: Tx, id: string, options: CountOptions = {}): Promise<void> {
  const { given, votes } = await readInput(tx, id)
  const counted = await countVotes({ ...given, votes, known: given.known.map(knownOf) }, options)
  await keep(tx, id, given.asked, hashOf(given, votes), counted)
}

async function readInput(tx: Tx, id: string): Promise<{ given: Given; votes: Vote[] }> {
  const { rows } = await sql<{ given: Given }>`select count_input(${id}) as given`.execute(tx)
  const { rows: votes } = await sql<{ person: string; statement: string; vote: -1 | 0 | 1 }>`
    select voter as person, statement, vote from votes_to_count(${id})`.execute(tx)
  return { given: rows[0]!.given, votes }
}

async function keep(
  tx: Tx,
  id: string,
  asked: string | null,
  hash: string,
  counted: Awaited<ReturnType<typeof countVotes>> | null,
): Promise<void> {
  const [told, kept] = [counted?.told ?? null, counted?.kept ?? null].map((part) =>
    part === null ? null : JSON.stringify(part),
  )
  await sql`select keep_count(${id}, ${asked}, ${hash}, ${told}::jsonb, ${kept}::jsonb)`.execute(tx)
}

const knownOf = ({ person, age, school }: Given['known'][number]): KnownPerson => ({
  person,
  groups: { ...(age !== null && { age }), ...(school !== null && { school }) },
})

/** The same for the same votes, statements and place, in whatever order they come. */
function hashOf({ statements, known, place }: Given, votes: readonly Vote[]): string {
  const rows = votes.map(({ person, statement, vote }) => `${person} ${statement} ${vote}`).sort()
  const rest = [statements, known, place].map((list) => list.map((row) => JSON.stringify(row)).sort())
  return createHash('sha256')
    .update(JSON.stringify([rows, ...rest]))
    .digest('hex')
}
