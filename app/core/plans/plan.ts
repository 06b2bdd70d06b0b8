import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Me, Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { record } from '../trail/record.ts'

/** The parts of a plan, in the order they are read: strengths first. `noticed` is praise for how somebody went about it. */
export const sections = [
  'strength',
  'matters',
  'goal',
  'step',
  'helps',
  'choice',
  'outside',
  'noticed',
] as const
export type Section = (typeof sections)[number]

export interface Item {
  readonly id: string
  readonly section: Section
  readonly text: string
  /** The goal that a step is on the way to. */
  readonly goalId: string | null
  /** The day it was done, `YYYY-MM-DD`. */
  readonly doneOn: string | null
  readonly writtenBy: string | null
  readonly position: number
  readonly apart: boolean
}

export interface Partner {
  readonly personId: string
  readonly name: string
  readonly as: 'learner' | 'parent' | 'tutor' | 'mentor' | 'other'
  /** Their latest answer, and the version it is about. */
  readonly answer: 'agree' | 'differ' | null
  readonly words: string | null
  readonly version: number | null
  readonly at: string | null
}

export interface Review {
  readonly id: string
  readonly dueOn: string
  readonly heldOn: string | null
  readonly words: string | null
}

/** A plan as its reader may see it. */
export interface Plan {
  readonly planId: string
  readonly ownerId: string
  readonly door: 'own' | 'tie' | 'group' | 'override'
  /** False when only single items are open. */
  readonly whole: boolean
  readonly version: number | null
  readonly latest: number | null
  readonly madeAt: string | null
  readonly items: readonly Item[]
  readonly partners: readonly Partner[]
  readonly reviews: readonly Review[]
}

/**
 * Reads a plan, mine or one opened to me; that somebody else looked is written down for its owner.
 * @param version the newest by default; others than the owner read none older than the grant
 * @throws Refused unseen
 */
export async function readPlan(tx: Tx, planId: string, version?: number): Promise<Plan> {
  const { rows } = await sql<{ plan: Plan }>`select read_plan(${planId}, ${version ?? null}) as plan`.execute(
    tx,
  )
  const { plan } = rows[0]!
  // Something else that is open to me is no plan.
  if (plan.ownerId === null) throw new Refused('unseen')
  return plan
}

/** The id of my own plan, if I have begun one. */
export async function myPlanId(tx: Tx, me: Me): Promise<string | undefined> {
  return (await myPlanIds(tx, me))[0]
}

/** My plan, and those closed when another record turned out to be me: the open one first. */
export async function myPlanIds(tx: Tx, me: Me): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('plans')
    .select('id')
    .where('owner_id', '=', me.personId)
    .orderBy('closed_at', (order) => order.desc().nullsFirst())
    .execute()
  return rows.map(({ id }) => id)
}

/** Begins my plan, empty, at version 1; where there is one already, that. */
export async function beginPlan(tx: Tx, me: Me): Promise<string> {
  const there = await myPlanId(tx, me)
  if (there !== undefined) return there
  const id = newId()
  const place_id = me.placeId
  await tx.insertInto('things').values({ place_id, id, kind: 'plan', owner_id: me.personId }).execute()
  await tx.insertInto('plans').values({ place_id, id, owner_id: me.personId }).execute()
  await newVersion(tx, me, id, 0)
  await record(tx, { verb: 'plan.write', subject: me.personId, thing: id })
  return id
}

/**
 * The next version of a plan of mine.
 * @param from the version that the change started from
 * @throws Refused stale: somebody (perhaps I, elsewhere) has changed it since
 */
export async function newVersion(tx: Tx, me: Me, plan_id: string, from: number): Promise<number> {
  const { latest } = await tx
    .selectFrom('plan_versions')
    .select(({ fn }) => fn.max('version').as('latest'))
    .where('plan_id', '=', plan_id)
    .executeTakeFirstOrThrow()
  if ((latest ?? 0) !== from) throw new Refused('stale')
  const made = await tx
    .insertInto('plan_versions')
    .values({
      place_id: me.placeId,
      plan_id,
      version: from + 1,
      made_by: me.personId,
      helper_id: me.helperId ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  if (made === undefined) throw new Refused('stale')
  return made.version
}
