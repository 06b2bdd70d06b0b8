import pg from 'pg'
import { hashToken, newToken } from '../../../app/sign-in/token.ts'
import { CITY } from './fill.ts'
import { idOf } from './pages.ts'

/** Signs the n-th people of a city in, each in a browser of their own; the cookies, in their order. */
export async function signInAs(url: string, people: readonly number[]): Promise<readonly string[]> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    const tokens = people.map(() => newToken())
    await db.query(
      `insert into sign_in.sessions (id, token_hash, account_id, place_id, person_id, device, shared_device, idle_seconds,
         created_at, seen_at, expires_at, came_by)
       select gen_random_uuid(), t.hash, t.account, $4, t.person, '', false, 86400, now(), now(), now() + interval '1 day', 'code'
       from unnest($1::bytea[], $2::uuid[], $3::uuid[]) t (hash, account, person)`,
      [
        tokens.map((token) => hashToken(token)),
        people.map((n) => idOf('account', n)),
        people.map((n) => idOf('p', n)),
        CITY,
      ],
    )
    return tokens.map((token) => `kith=${token}`)
  } finally {
    await db.end()
  }
}
