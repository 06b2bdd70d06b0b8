import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { nameOf } from './name.ts'

/** What somebody can be asked to do for another. The trail, consents, answers and what is kept apart are never among it. */
export const helpVerbs = [
  'web.write',
  'plan.write',
  'plan.answer_proposal',
  'tie.ask',
  'profile.write',
] as const
export type HelpVerb = (typeof helpVerbs)[number]

/** A consent that stands: one person lets another do some things for them until a day. */
export interface Consent {
  readonly id: string
  readonly person: { readonly id: string; readonly name: string }
  readonly helper: { readonly id: string; readonly name: string }
  readonly verbs: readonly HelpVerb[]
  readonly how: 'signed_in' | 'on_paper' | 'aloud'
  readonly until: Date
  /** Whether I am the helper and can begin now: something between the two may be resting. */
  readonly open: boolean
}

type Name = Parameters<typeof nameOf>[0]

/** Consents that stand, given by me or to me. Nobody acting for me sees any. */
export async function consents(tx: Tx): Promise<readonly Consent[]> {
  const { rows } = await sql<
    Omit<Consent, 'person' | 'helper'> & { person_id: string; helper_id: string; person: Name; helper: Name }
  >`select c.id, c.person_id, c.helper_id, to_jsonb(p) as person, to_jsonb(h) as helper, c.verbs, c.given_how as how,
      c.until_at as until, c.helper_id = me() and cardinality(verbs_i_may_do_for(c.person_id)) > 0 as open
    from helper_consents c join people p on p.id = c.person_id join people h on h.id = c.helper_id
    where c.ended_at is null and c.until_at > now() order by c.given_at`.execute(tx)
  return rows.map(({ person_id, helper_id, person, helper, ...rest }) => ({
    ...rest,
    person: { id: person_id, name: nameOf(person) },
    helper: { id: helper_id, name: nameOf(helper) },
  }))
}

export interface GiveConsent {
  /** The caller's id. */
  readonly id: string
  readonly personId: string
  readonly helperId: string
  readonly verbs: readonly HelpVerb[]
  readonly how: Consent['how']
  readonly until: Date
}

/**
 * Lets somebody help: me from my own sign-in, or another person before me as a witness.
 * @throws Refused not-yours; not-possible: longer than a year, or an adult and a child without a live tie
 */
export async function giveConsent(tx: Tx, consent: GiveConsent): Promise<void> {
  const { id, personId, helperId, verbs, how, until } = consent
  await sql`select give_consent(${id}, ${personId}, ${helperId}, ${[...verbs]}::text[], ${how}, ${until})`.execute(
    tx,
  )
}

/** Ends a consent at once, by either of the two; says between whom it was. @throws Refused unseen */
export async function endConsent(tx: Tx, id: string): Promise<{ personId: string; helperId: string }> {
  const consent = await tx
    .selectFrom('helper_consents')
    .select(['person_id as personId', 'helper_id as helperId'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (consent === undefined) throw new Refused('unseen')
  await sql`select end_consent(${id})`.execute(tx)
  return consent
}

/** @throws Refused consent-ended: there is nothing that I may do for them now */
export async function mayHelp(tx: Tx, personId: string): Promise<void> {
  const { rows } = await sql<{ n: number }>`select cardinality(verbs_i_may_do_for(${personId})) as n`.execute(
    tx,
  )
  if (rows[0]!.n === 0) throw new Refused('consent-ended')
}
