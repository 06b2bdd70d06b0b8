import { sql } from 'kysely'
import type { SignInDeps } from '../deps.ts'
import type { SessionRow } from '../tables.ts'
import { hashToken } from '../token.ts'
import type { Session } from './session.ts'

/** A visit is written down at most this often, so that reading pages writes little. */
const visitSeconds = 5 * 60

/** The live session of this token, or null. One query, which also slides its idle time when that is due. */
export async function findSession(
  { authDb, now }: Pick<SignInDeps, 'authDb' | 'now'>,
  token: string,
): Promise<Session | null> {
  const at = now()
  const { rows } = await sql<SessionRow>`
    with live as (
      select * from sign_in.sessions
      where token_hash = ${hashToken(token)} and ended_at is null and expires_at > ${at}
        and seen_at + make_interval(secs => idle_seconds) > ${at}
    ), slid as (
      update sign_in.sessions set seen_at = ${at}
      where id = (select id from live where seen_at + make_interval(secs => ${visitSeconds}) <= ${at})
    )
    select * from live`.execute(authDb)
  const [row] = rows
  return row === undefined ? null : sessionOf(row)
}

function sessionOf(row: SessionRow): Session {
  const { place_id: placeId, person_id: personId } = row
  return {
    id: row.id,
    accountId: row.account_id,
    person: placeId === null || personId === null ? null : { placeId, personId },
    actingForId: row.acting_for_id,
    sharedDevice: row.shared_device,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}
