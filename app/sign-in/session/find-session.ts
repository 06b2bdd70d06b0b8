import { sql } from 'kysely'
import type { SignInDeps } from '../deps.ts'
import type { SessionRow } from '../tables.ts'
import { hashToken } from '../token.ts'
import { proofLasts } from './lifetimes.ts'
import type { Session } from './session.ts'

/** A visit is written down at most this often, so that reading pages writes little. */
const visitSeconds = 5 * 60

/** The live session of this token, or null. Every page asks: one query, and a second that slides its idle time when that is due. */
export async function findSession(
  { authDb, now }: Pick<SignInDeps, 'authDb' | 'now'>,
  token: string,
): Promise<Session | null> {
  const at = now()
  const { rows } = await sql<Found>`
    select s.*, p.let_in_until from sign_in.sessions s
    left join sign_in.account_people p
      on p.account_id = s.account_id and p.place_id = s.place_id and p.person_id = s.person_id
    where token_hash = ${hashToken(token)} and ended_at is null and expires_at > ${at}
      and seen_at + make_interval(secs => idle_seconds) > ${at}`.execute(authDb)
  const [row] = rows
  if (row === undefined) return null
  if (at.getTime() - row.seen_at.getTime() >= visitSeconds * 1000)
    await authDb.updateTable('sign_in.sessions').set({ seen_at: at }).where('id', '=', row.id).execute()
  return sessionOf(row, at)
}

type Found = SessionRow & { readonly let_in_until: Date | null }

function sessionOf(row: Found, at: Date): Session {
  const { place_id: placeId, person_id: personId, proved_at: provedAt } = row
  const proved = provedAt !== null && at.getTime() - provedAt.getTime() < proofLasts * 1000
  const letIn = row.let_in_until !== null && row.let_in_until > at
  return {
    id: row.id,
    accountId: row.account_id,
    person: placeId === null || personId === null ? null : { placeId, personId },
    actingForId: row.acting_for_id,
    sharedDevice: row.shared_device,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    provedAt,
    proof: proved ? 'proved' : letIn ? 'let-in' : undefined,
  }
}
