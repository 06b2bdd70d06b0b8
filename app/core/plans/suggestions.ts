import { sql } from 'kysely'
import type { Me, Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { nameOf } from '../people/name.ts'
import { record } from '../trail/record.ts'
import type { Section } from './plan.ts'
import { addItem } from './write-item.ts'

/** Something somebody else would put into a plan: a proposal until the owner takes it. */
export interface Suggestion {
  readonly id: string
  readonly planId: string
  readonly byId: string
  readonly byName: string
  readonly section: Section
  readonly text: string
  readonly saidAt: Date
  readonly answer: 'taken' | 'mended' | 'not_now' | null
}

/** Suggestions on a plan that I may see: all on mine, my own on another's. */
export async function suggestionsFor(tx: Tx, planId: string): Promise<readonly Suggestion[]> {
  const rows = await tx
    .selectFrom('plan_proposals as s')
    .leftJoin('people as p', 'p.id', 's.by_id')
    .select(['s.id', 's.plan_id', 's.by_id', 's.section', 's.text', 's.said_at', 's.answer'])
    .select(['p.given_name', 'p.preferred_name', 'p.family_name'])
    .where('s.plan_id', '=', planId)
    .orderBy('s.said_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    planId: row.plan_id,
    byId: row.by_id,
    byName:
      row.given_name === null
        ? ''
        : nameOf({ ...row, given_name: row.given_name, family_name: row.family_name ?? '' }),
    section: row.section as Section,
    text: row.text,
    saidAt: row.said_at,
    answer: row.answer as Suggestion['answer'],
  }))
}

export interface Suggest {
  /** The caller's id. */
  readonly id: string
  readonly planId: string
  readonly section: Section
  readonly text: string
}

/** Suggests something for a plan that was opened to me for that, through a tie. @throws Refused not-yours */
export async function suggest(tx: Tx, me: Me, { id, planId, section, text }: Suggest): Promise<void> {
  const { rows } = await sql<{ through_id: string }>`
    select through_id from plans_open_to_me() where plan_id = ${planId} and may = 'propose' and through = 'tie'
    limit 1`.execute(tx)
  if (rows[0] === undefined) throw new Refused('not-yours')
  await tx
    .insertInto('plan_proposals')
    .values({
      place_id: me.placeId,
      id,
      plan_id: planId,
      by_id: me.personId,
      tie_id: rows[0].through_id,
      section,
      text,
    })
    .execute()
  const { owner_id } = await tx
    .selectFrom('plans')
    .select('owner_id')
    .where('id', '=', planId)
    .executeTakeFirstOrThrow()
  await record(tx, { verb: 'plan.suggest', subject: owner_id, thing: planId })
  await sql`select tell_about_plan(${planId}, 'plan.proposed')`.execute(tx)
}

export interface AnswerSuggestion {
  readonly id: string
  /** The caller's id for the item, should it be taken. */
  readonly itemId: string
  readonly from: number
  /** The words as the owner wants them; undefined: not now. */
  readonly text: string | undefined
}

/** Takes somebody's suggestion into my plan, in their words or mended, or leaves it. @throws Refused unseen, stale */
export async function answerSuggestion(tx: Tx, me: Me, input: AnswerSuggestion): Promise<void> {
  const found = await tx
    .selectFrom('plan_proposals')
    .selectAll()
    .where('id', '=', input.id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  if (found === undefined) throw new Refused('unseen')
  const taken = input.text !== undefined
  const answer = !taken ? 'not_now' : input.text === found.text ? 'taken' : 'mended'
  await record(tx, { verb: 'plan.answer_proposal', subject: me.personId, thing: found.plan_id })
  await tx
    .updateTable('plan_proposals')
    .set({ answer, answered_at: new Date(), answered_by: me.personId })
    .where('id', '=', input.id)
    .execute()
  if (taken)
    await addItem(tx, me, {
      id: input.itemId,
      planId: found.plan_id,
      from: input.from,
      section: found.section as Section,
      text: input.text,
      writtenBy: found.by_id,
    })
}
