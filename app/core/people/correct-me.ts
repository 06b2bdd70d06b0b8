import type { Me, Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { record } from '../trail/record.ts'

/** What a person may say of themselves; null where there is nothing to say. */
export interface Self {
  readonly given_name: string
  readonly family_name: string
  readonly preferred_name: string | null
  readonly pronouns: string | null
  readonly email: string | null
  readonly phone: string | null
}

const named = ['given_name', 'family_name', 'preferred_name', 'pronouns'] as const
const reached = ['email', 'phone'] as const

/** What stands of me now. What only I may read is empty while somebody acts for me. */
export async function myself(tx: Tx, me: Me): Promise<Self> {
  const person = await tx
    .selectFrom('people')
    .select(named)
    .where('id', '=', me.personId)
    .executeTakeFirstOrThrow()
  const reach = await tx
    .selectFrom('people_private')
    .select(reached)
    .where('person_id', '=', me.personId)
    .executeTakeFirst()
  return { ...person, email: reach?.email ?? null, phone: reach?.phone ?? null }
}

/**
 * Says my names and how to reach me as I want them. My word wins over the roll's from now on; what the roll said is kept
 * beside it for the school. @throws Refused not-consented
 */
export async function correctMe(tx: Tx, me: Me, said: Self): Promise<void> {
  const was = await myself(tx, me)
  const fields = me.helperId === undefined ? [...named, ...reached] : named
  const changed = fields.filter((field) => said[field] !== was[field])
  if (changed.length === 0) return
  await record(tx, { verb: 'profile.write', subject: me.personId })
  for (const field of changed) {
    await tx
      .insertInto('corrections')
      .values({ place_id: me.placeId, person_id: me.personId, field, roll_says: was[field] })
      .onConflict((conflict) =>
        conflict.columns(['place_id', 'person_id', 'field']).doUpdateSet({ said_at: new Date() }),
      )
      .execute()
  }
  const pick = <Field extends keyof Self>(wanted: readonly Field[]) =>
    Object.fromEntries(
      wanted.filter((field) => (changed as string[]).includes(field)).map((f) => [f, said[f]]),
    )
  const [names, reach] = [pick(named), pick(reached)]
  if (Object.keys(names).length > 0)
    await tx.updateTable('people').set(names).where('id', '=', me.personId).execute()
  if (Object.keys(reach).length === 0) return
  const kept = await tx
    .updateTable('people_private')
    .set(reach)
    .where('person_id', '=', me.personId)
    .executeTakeFirst()
  if (kept.numUpdatedRows !== 1n) throw new Refused('not-possible')
}
