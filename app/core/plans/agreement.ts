import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Me, Tx } from '#db/client.ts'
import { record } from '../trail/record.ts'
import type { Partner } from './plan.ts'

/** Asks somebody to agree with my plan, as what they are to me; they must be able to see it. @throws Refused */
export async function askPartner(
  tx: Tx,
  me: Me,
  planId: string,
  personId: string,
  as: Partner['as'],
): Promise<void> {
  await tx
    .insertInto('plan_partners')
    .values({
      place_id: me.placeId,
      plan_id: planId,
      person_id: personId,
      agrees_as: as,
      asked_by: me.personId,
    })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'plan_id', 'person_id']).doUpdateSet({ ended_at: null, agrees_as: as }),
    )
    .execute()
  await record(tx, { verb: 'plan.ask', subject: me.personId, thing: planId })
  await sql`select tell_about_plan(${planId}, 'plan.asked', ${personId})`.execute(tx)
}

/** Asks somebody no longer. What they said of earlier versions stays. @throws Refused */
export async function endPartner(tx: Tx, me: Me, planId: string, personId: string): Promise<void> {
  await tx
    .updateTable('plan_partners')
    .set({ ended_at: new Date() })
    .where('plan_id', '=', planId)
    .where('person_id', '=', personId)
    .execute()
  await record(tx, { verb: 'plan.ask', subject: me.personId, thing: planId })
}

export interface Answer {
  readonly planId: string
  /** The version that was read: an agreement is with that and no other. */
  readonly version: number
  readonly answer: 'agree' | 'differ'
  /** Where I differ: what I would have otherwise. Kept beside the plan. */
  readonly words: string | null
}

/** Says whether I agree with a version of a plan. Only from one's own sign-in. @throws Refused not-yours */
export async function answerPlan(tx: Tx, me: Me, { planId, version, answer, words }: Answer): Promise<void> {
  await tx
    .insertInto('plan_agreements')
    .values({
      place_id: me.placeId,
      id: newId(),
      plan_id: planId,
      version,
      person_id: me.personId,
      answer,
      words,
    })
    .execute()
  const plan = await tx
    .selectFrom('plans')
    .select('owner_id')
    .where('id', '=', planId)
    .executeTakeFirstOrThrow()
  await record(tx, { verb: 'plan.agree', subject: plan.owner_id, thing: planId })
  await sql`select tell_about_plan(${planId}, 'plan.answered')`.execute(tx)
}
