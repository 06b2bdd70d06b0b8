import { sql } from 'kysely'
import { currentTimeZone } from '#words'
import type { AuthDb, PersonRef } from '../sign-in/deps.ts'

/** Somebody who may be written to this week. */
export interface Account {
  readonly id: string
  /** Proved: it signs them in. */
  readonly email: string
  /** Who they are here, oldest link first. */
  readonly people: readonly PersonRef[]
}

const MOST = 100

/**
 * The next accounts, after `last`, for which nobody looked yet this week, which begins on Monday; none that was written to in
 * the seven days before `today`, none that turned letters off, none younger than the week.
 * @param today `YYYY-MM-DD`
 */
export async function dueAccounts(
  authDb: AuthDb,
  today: string,
  last: string | undefined,
): Promise<readonly Account[]> {
  const { rows } = await sql<Account>`
    select a.id, a.email, (
      select jsonb_agg(jsonb_build_object('placeId', p.place_id, 'personId', p.person_id) order by p.linked_at, p.person_id)
      from sign_in.account_people p where p.account_id = a.id) as people
    from sign_in.accounts a left join sign_in.reminders r on r.account_id = a.id
    where a.email is not null and r.off_since is null
      and (a.created_at at time zone ${currentTimeZone()})::date < date_trunc('week', ${today}::date)::date
      and coalesce(r.looked_on < date_trunc('week', ${today}::date)::date, true)
      and coalesce(r.sent_on <= ${today}::date - 7, true)
      and exists (select from sign_in.account_people p where p.account_id = a.id)
      and coalesce(a.id > ${last ?? null}::uuid, true)
    order by a.id limit ${MOST}`.execute(authDb)
  return rows
}

/**
 * Says that it was looked today, and whether a letter goes. False where it must not: another process was first, they turned
 * letters off, or the address is theirs no more. Said before the letter goes, so that a process that is killed in between
 * never sends it twice.
 */
export async function markLooked(
  authDb: AuthDb,
  account: Account,
  today: string,
  sends: boolean,
): Promise<boolean> {
  const { rows } = await sql`
    insert into sign_in.reminders as r (account_id, looked_on, sent_on)
    select a.id, ${today}::date, ${sends ? today : null}::date
    from sign_in.accounts a where a.id = ${account.id} and a.email = ${account.email}
    on conflict (account_id) do update
      set looked_on = excluded.looked_on, sent_on = coalesce(excluded.sent_on, r.sent_on)
      where r.off_since is null and coalesce(r.looked_on < date_trunc('week', excluded.looked_on)::date, true)
    returning account_id`.execute(authDb)
  return rows.length === 1
}
