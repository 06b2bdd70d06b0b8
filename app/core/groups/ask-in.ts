import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** Why somebody cannot come into a group as things stand. */
export type WhyNot =
  | 'not_yours'
  | 'there'
  | 'closed'
  | 'kin'
  | 'others_kin'
  | 'child_kin'
  | 'second_adult'
  | 'check'

/** An ask that waits: of me, of a child of mine whose age needs a parent's yes, or one that I made. */
export interface GroupAsk {
  readonly id: string
  readonly groupId: string
  readonly kind: string
  readonly groupName: string
  readonly iAm: 'asked' | 'parent' | 'asker'
  readonly personId: string
  readonly personName: string
  readonly askedBy: string
  readonly askedAt: Date
  /** Never of somebody else's answer. */
  readonly iSaid: 'yes' | 'no' | null
  /** Whether, beside mine, another's yes is needed and missing. */
  readonly waitsForOther: boolean
  readonly whyNot: WhyNot | null
}

export async function myGroupAsks(tx: Tx): Promise<readonly GroupAsk[]> {
  const { rows } = await sql<GroupAsk>`
    select ask_id as id, group_id as "groupId", kind, group_name as "groupName", i_am as "iAm",
      person_id as "personId", person_name as "personName", asked_by as "askedBy", asked_at as "askedAt",
      i_said as "iSaid", waits_for_other as "waitsForOther", why_not as "whyNot"
    from my_group_asks() order by asked_at desc, ask_id`.execute(tx)
  return rows
}

export interface MayAsk {
  readonly id: string
  readonly given_name: string
  readonly preferred_name: string | null
  readonly family_name: string
}

/** Those I could ask into a group: a live tie with me, or they gave me their code; and not in it yet, as far as I see. */
export async function peopleIMayAskInto(tx: Tx, groupId: string): Promise<readonly MayAsk[]> {
  const { rows } = await sql<MayAsk>`
    select p.id, p.given_name, p.preferred_name, p.family_name from people p
    where p.id in (select person_id from people_i_may_ask_in())
      and p.id not in (select m.person_id from memberships m where m.group_id = ${groupId} and m.to_at is null)
    order by p.given_name, p.family_name, p.id`.execute(tx)
  return rows
}

/** Why I cannot ask somebody in just now; null when I can. */
export async function whyNotAsk(tx: Tx, groupId: string, personId: string): Promise<WhyNot | null> {
  const { rows } = await sql<{
    why: WhyNot | null
  }>`select why_not_ask(${groupId}, ${personId}) as why`.execute(tx)
  return rows[0]!.why
}

/**
 * Asks somebody in. Asked twice it is one ask. @returns the ask's id
 * @throws Refused not-yours (nobody I may ask), not-possible (see `whyNotAsk`)
 */
export async function askIntoGroup(
  tx: Tx,
  ask: { readonly id: string; readonly groupId: string; readonly personId: string },
): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select ask_into_group(${ask.id}, ${ask.groupId}, ${ask.personId}) as id`.execute(tx)
  return rows[0]!.id
}

/** Says yes or no, for me or for a child of mine. @throws Refused not-yours, not-possible */
export async function answerGroupAsk(
  tx: Tx,
  answer: { readonly askId: string; readonly answer: 'yes' | 'no'; readonly forId: string },
): Promise<void> {
  await sql`select answer_group_ask(${answer.askId}, ${answer.answer}, ${answer.forId})`.execute(tx)
}

/** Takes an ask of mine back. @throws Refused not-yours */
export async function takeBackGroupAsk(tx: Tx, askId: string): Promise<void> {
  await sql`select take_back_group_ask(${askId})`.execute(tx)
}
