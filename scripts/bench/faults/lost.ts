import { amiss, ask, imported, importState } from '#test/faults/look.ts'
import { LUNCH } from '../../../app/power/participatory-budgeting/seed/budgets.ts'
import { hashToken } from '../../../app/sign-in/token.ts'
import { IN_A_ROLL } from './lives.ts'
import type { Taken } from './taken.ts'

/** Everything that was acknowledged and is not there as it should be: once, whole, with its line in the trail. */
export async function lost(ownerUrl: string, taken: Taken): Promise<readonly string[]> {
  // So much was written since the planner last counted that it would go through everything for each row.
  await ask(ownerUrl, 'analyze')
  const rows = async (what: string, text: string, values: unknown[]) =>
    (await ask<{ what: string }>(ownerUrl, text, values)).map((row) => `${what} ${row.what}`)
  const rolls = await Promise.all(
    taken.rolls.map(async (family) => {
      const whole = {
        people: 2 * IN_A_ROLL,
        ties: IN_A_ROLL,
        memberships: 2 * IN_A_ROLL,
        roll_ids: 2 * IN_A_ROLL,
        classes: IN_A_ROLL,
        left_over: 0,
      }
      const there = await imported(ownerUrl, family)
      const same = JSON.stringify(there) === JSON.stringify(whole)
      return same ? [] : [`roll ${family}: ${await importState(ownerUrl, family)} ${JSON.stringify(there)}`]
    }),
  )
  return [
    ...(await amiss(ownerUrl, [taken])),
    ...(await rows(
      'note',
      `select words as what from unnest($1::text[]) words where 1 <> (
         select count(*) from meeting_words w join meetings m on m.id = w.meeting_id and m.minutes = 15
         join commitments c on c.source_id = m.id and c.what = words || ' next'
         join trail l on l.thing_id = m.id and l.verb = 'conversation.note'
         where w.text = words)`,
      [taken.notes],
    )),
    ...(await rows(
      'vote of',
      `select person as what from unnest($2::uuid[]) person where 1 <> (
         select count(*) from ballot_roll r join ballot_envelopes e on e.ballot_id = r.ballot_id and e.roll_id = r.id
         where r.ballot_id = $1 and r.person_id = person and r.voted = 'screen')`,
      [LUNCH.ballotId, taken.voters],
    )),
    ...(await rows(
      'tie',
      `select a.f || ' ' || a.t as what from unnest($1::uuid[], $2::uuid[]) a (f, t) where 1 <> (
         select count(*) from ties t where t.kind = 'friend' and ((t.from_id = a.f and t.to_id = a.t) or (t.from_id = a.t and t.to_id = a.f)))
         or not exists (select from trail l where l.verb = 'tie.ask' and l.actor_id = a.f)`,
      [taken.asks.map(({ from }) => from), taken.asks.map(({ to }) => to)],
    )),
    ...(await rows(
      'session',
      `select encode(hash, 'hex') as what from unnest($1::bytea[]) hash
         where not exists (select from sign_in.sessions s where s.token_hash = hash)`,
      [taken.sessions.map((token) => hashToken(token))],
    )),
    ...rolls.flat(),
  ]
}

/** Lets rolls that failed with the database go on now, instead of after the pause that grows by each try; waits for all. */
export const hasten = (ownerUrl: string) =>
  ask(
    ownerUrl,
    `update graphile_worker._private_jobs set run_at = now() where run_at > now() and attempts > 0`,
  )
