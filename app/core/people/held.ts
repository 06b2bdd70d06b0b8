import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { AuthDb, PersonRef } from '../../sign-in/deps.ts'

export type HeldValue = string | number | boolean | readonly string[] | HeldRow | readonly HeldRow[]
/** One row, its fields by plain names; a moment is an ISO string. What is not known is not there. */
export interface HeldRow {
  readonly [field: string]: HeldValue
}
/** What is held, section by section. A section with nothing in it is not there. */
export type Held = Readonly<Record<string, readonly HeldRow[]>>

/** Everything the core holds on whoever asks. @throws Refused not-consented: somebody acts for them */
export async function heldOnMe(tx: Tx): Promise<Held> {
  const { rows } = await sql<{ held: Held }>`select held_on_me() as held`.execute(tx)
  return rows[0]!.held
}

/** What sign-in holds on a person: their account, where they are signed in, cards, links and mail. Never a secret. */
export async function heldInSignIn(authDb: AuthDb, person: PersonRef): Promise<Held> {
  const { rows } = await sql<{ held: Held }>`
    with mine as (
      select a.id, a.email, a.created_at from sign_in.accounts a
      join sign_in.account_people p on p.account_id = a.id
      where p.place_id = ${person.placeId} and p.person_id = ${person.personId}
    )
    select jsonb_strip_nulls(jsonb_build_object(
      'account', (select jsonb_agg(jsonb_build_object('email', m.email, 'madeAt', m.created_at, 'linkedAt', p.linked_at,
          'letInUntil', p.let_in_until))
        from mine m join sign_in.account_people p on p.account_id = m.id
          and p.place_id = ${person.placeId} and p.person_id = ${person.personId}),
      'signInName', (select jsonb_agg(jsonb_build_object('name', s.name, 'setAt', s.set_at))
        from sign_in.secrets s where s.account_id in (select id from mine)),
      'passkeys', (select jsonb_agg(jsonb_build_object('label', k.label, 'madeAt', k.created_at, 'usedAt', k.used_at,
          'countsFrom', k.counts_from))
        from sign_in.passkeys k where k.account_id in (select id from mine)),
      'schoolSignIn', (select jsonb_agg(jsonb_build_object('school', i.issuer, 'named', i.subject, 'madeAt', i.linked_at,
          'usedAt', i.used_at, 'countsFrom', i.counts_from))
        from sign_in.school_identities i where i.account_id in (select id from mine)),
      'reminders', (select jsonb_agg(jsonb_build_object('sentOn', r.sent_on, 'lookedOn', r.looked_on, 'offSince', r.off_since))
        from sign_in.reminders r where r.account_id in (select id from mine)),
      'sessions', (select jsonb_agg(jsonb_build_object(
          'device', s.device, 'sharedDevice', s.shared_device, 'since', s.created_at, 'seenAt', s.seen_at,
          'endedAt', s.ended_at, 'cameBy', s.came_by, 'provedAt', s.proved_at, 'schoolSaid', s.school_said) order by s.created_at)
        from sign_in.sessions s where s.place_id = ${person.placeId}
          and ${person.personId}::uuid in (s.person_id, s.acting_for_id)),
      'cards', (select jsonb_agg(jsonb_build_object(
          'madeAt', c.made_at, 'until', c.expires_at, 'voidedAt', c.voided_at, 'openedAt', c.opened_at,
          'usedAt', c.used_at) order by c.made_at)
        from sign_in.cards c where c.place_id = ${person.placeId} and c.person_id = ${person.personId}),
      'cardsMade', (select jsonb_agg(jsonb_build_object('madeAt', c.made_at) order by c.made_at)
        from sign_in.cards c where c.place_id = ${person.placeId} and c.made_by = ${person.personId}),
      'links', (select jsonb_agg(jsonb_build_object(
          'email', c.email, 'madeAt', c.created_at, 'until', c.expires_at, 'usedAt', c.used_at) order by c.created_at)
        from sign_in.codes c where (c.place_id = ${person.placeId} and c.person_id = ${person.personId})
          or c.account_id in (select id from mine) or c.email in (select email from mine)),
      'letters', (select jsonb_agg(jsonb_build_object('subject', o.subject, 'text', o.body, 'at', o.created_at)
          order by o.created_at)
        from sign_in.outbox o where o.recipient in (select email from mine)))) as held`.execute(authDb)
  return rows[0]!.held
}
