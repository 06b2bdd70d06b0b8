import { sql } from 'kysely'
import { asPlace } from '#db/as-place.ts'
import type { Db, Tx } from '#db/client.ts'

/** What the holder of a code is told. */
export interface Letter {
  readonly assembly: string
  readonly title: string
  readonly question: string
  readonly days: string
  readonly reach: string
  readonly until: string
  readonly keepDays: number
  readonly fromAge: number | null
  /** Whether an answer can come in. */
  readonly open: boolean
  readonly answer: {
    readonly id: string
    readonly said: 'yes' | 'no'
    readonly name: string | null
    readonly reach: string | null
    readonly traits: Readonly<Record<string, string>>
    readonly way: 'web' | 'phone' | 'letter' | 'file'
    readonly saidAt: string
    readonly gone: boolean
    readonly mine: boolean
    readonly linked: boolean
  } | null
  readonly looks: readonly { readonly who: string; readonly times: number; readonly last: string }[]
  readonly draws: readonly {
    readonly id: string
    readonly n: number
    readonly pseudonym: string
    readonly panels: number
    readonly of: number
    readonly drawnAt: string | null
    readonly voidAt: string | null
    readonly member: boolean
    readonly standsBy: number | null
    readonly leftAt: string | null
  }[]
}

/** By the keyed hash of a code; null where there is no such code here. */
export async function letterOf(tx: Tx, hash: string): Promise<Letter | null> {
  const { rows } = await sql<{ letter: Letter | null }>`select by_code(${hash}) as letter`.execute(tx)
  return rows[0]!.letter
}

/** The place of a letter, whoever is asking. */
export async function placeOfCode(tx: Tx, hash: string): Promise<string | null> {
  const { rows } = await sql<{ place: string | null }>`select place_of_code(${hash}) as place`.execute(tx)
  return rows[0]!.place
}

/** The same, for somebody without an account. */
export async function letterWithCode(db: Db, hash: string): Promise<Letter | null> {
  const place = await db.transaction().execute((tx) => placeOfCode(tx, hash))
  return place === null ? null : asPlace(db, place, (tx) => letterOf(tx, hash))
}
