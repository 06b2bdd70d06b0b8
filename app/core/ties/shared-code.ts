import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Me, Tx } from '#db/client.ts'

/** No letters and digits that look alike: people read these out. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const DAYS = 7

export interface SharedCode {
  readonly code: string
  readonly until: Date
}

/** My code in use, if I have one. */
export async function myCode(tx: Tx, now: Date): Promise<SharedCode | undefined> {
  return tx
    .selectFrom('shared_codes')
    .select(['code', 'until_at as until'])
    .where('ended_at', 'is', null)
    .where('until_at', '>', now)
    .orderBy('made_at', 'desc')
    .executeTakeFirst()
}

/** A new code to give somebody; those before it end. Good for a week. */
export async function makeCode(tx: Tx, me: Me, now: Date): Promise<SharedCode> {
  await endCodes(tx, now)
  const code = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  const until = new Date(now.getTime() + DAYS * 86_400_000)
  await tx
    .insertInto('shared_codes')
    .values({ place_id: me.placeId, code, person_id: me.personId, until_at: until })
    .execute()
  return { code, until }
}

export async function endCodes(tx: Tx, now: Date): Promise<void> {
  await tx.updateTable('shared_codes').set({ ended_at: now }).where('ended_at', 'is', null).execute()
}

/** Whose code this is, remembered as given to me; undefined for any other, without saying why. */
export async function useCode(tx: Tx, code: string): Promise<string | undefined> {
  const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const { rows } = await sql<{ id: string | null }>`select use_code(${plain}) as id`.execute(tx)
  return rows[0]!.id ?? undefined
}
