import { sql } from 'kysely'
import { dayOf, t } from '#words'
import type { Reminded } from '../../../practice.ts'

interface Waiting {
  readonly talks: number
  readonly promises: number
}

/** Talks that were for me and that I have not said are right; what I took on and whose day has passed. */
export async function reminds({ tx, me, now }: Reminded): Promise<readonly string[]> {
  const { rows } = await sql<Waiting>`
    select
      (select count(*)::int from things h join lateral (
          select w.confirmed_at from meeting_words w where w.meeting_id = h.id order by w.said_order desc limit 1) w on true
        where h.owner_id = ${me.personId} and h.kind = 'conversation' and w.confirmed_at is null) as talks,
      (select count(*)::int from commitments c
        where c.who_id = ${me.personId} and c.taken_on_at is not null and c.by_on < ${dayOf(now)}::date
          and not exists (select from commitment_ends e where e.commitment_id = c.id)) as promises`.execute(
    tx,
  )
  const { talks, promises } = rows[0]!
  return [
    ...(talks > 0
      ? [t('{count, plural, one {One talk to put right} other {# talks to put right}}', { count: talks })]
      : []),
    ...(promises > 0
      ? [
          t(
            '{count, plural, one {One thing you said you would do: its day has passed} other {# things you said you would do: their day has passed}}',
            { count: promises },
          ),
        ]
      : []),
  ]
}
