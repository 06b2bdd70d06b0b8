import type { Rule } from '@kith/participatory-budgeting'
import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import type { Form } from './answer.ts'

export type Stage = 'ideas' | 'projects' | 'voting' | 'counting' | 'counted'

/** A budget with what I may do in it. */
export interface Budget {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly hostId: string
  readonly hostName: string | null
  readonly forGroup: string | null
  readonly fromAge: number | null
  readonly amount: number
  readonly unit: string
  readonly decimals: number
  readonly stage: Stage
  /** `YYYY-MM-DD` */
  readonly ideasUntil: string | null
  readonly projectsUntil: string | null
  readonly resultsOn: string | null
  readonly ballotId: string | null
  readonly most: number | null
  readonly points: number | null
  readonly progress: number
  readonly failedAt: Date | null
  readonly paperNote: string | null
  readonly isBroughtIn: boolean
  readonly madeAt: Date
  /** From the opening of the vote on. */
  readonly form: Form | null
  readonly opensAt: Date | null
  readonly closesAt: Date | null
  readonly isOpen: boolean
  readonly iRun: boolean
  readonly iEnter: boolean
  readonly iTick: boolean
  /** It is for me: I may have ideas, and am on the roll if I was there when voting opened. */
  readonly isForMe: boolean
}

const columns = sql`
  select b.id, s.title, b.words, s.host_id as "hostId", h.name as "hostName", f.name as "forGroup", s.from_age as "fromAge", b.amount,
    b.unit, b.decimals, b.stage, b.ideas_until as "ideasUntil", b.projects_until as "projectsUntil", b.results_on as "resultsOn",
    b.ballot_id as "ballotId", b.most, b.points, b.progress, b.failed_at as "failedAt", b.paper_note as "paperNote",
    b.brought_in is not null as "isBroughtIn", s.made_at as "madeAt", v.form, v.opens_at as "opensAt", v.closes_at as "closesAt",
    coalesce(ballot_is_open(b.ballot_id), false) as "isOpen", i_run(b.id) as "iRun", is_clerk(b.id) as "iEnter",
    i_may_tick(b.id) as "iTick", is_for_me(s.for_group_id, s.from_age) as "isForMe"
  from budgets b join sources s on s.id = b.id left join groups h on h.id = s.host_id left join groups f on f.id = s.for_group_id
  left join ballots v on v.id = b.ballot_id`

/** @throws Refused unseen */
export async function theBudget(tx: Tx, id: string): Promise<Budget> {
  const { rows } = await sql<Budget>`${columns} where b.id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw new Refused('unseen')
  return rows[0]
}

/** All that I see, the newest first. */
export async function allBudgets(tx: Tx): Promise<readonly Budget[]> {
  const { rows } = await sql<Budget>`${columns} order by s.made_at desc, b.id limit 100`.execute(tx)
  return rows
}

/** @throws Refused unseen, where it is not mine to run (`iRun`), to enter paper for (`iEnter`) or to tick off on (`iTick`) */
export async function budgetOfMine(
  tx: Tx,
  id: string,
  as: 'iRun' | 'iEnter' | 'iTick' = 'iRun',
): Promise<Budget> {
  const budget = await theBudget(tx, id)
  if (!budget[as]) throw new Refused('unseen')
  return budget
}

/** What is locked before anybody votes: all that decides the count. */
export interface LockedRule {
  readonly count: Rule
  readonly form: Form
  readonly most: number | null
  readonly points: number | null
  readonly amount: number
  readonly unit: string
  readonly decimals: number
  /** From what the lot for ties was drawn; null where it was not drawn by Kith. */
  readonly lotFrom: string | null
}

/** The rule of a vote and its hash; null until voting opens. */
export async function lockedRule(
  tx: Tx,
  ballotId: string | null,
): Promise<{ readonly rule: LockedRule; readonly hash: string } | null> {
  if (ballotId === null) return null
  const row = await tx
    .selectFrom('ballots')
    .select(['rule', 'rule_hash'])
    .where('id', '=', ballotId)
    .executeTakeFirst()
  return row === undefined ? null : { rule: row.rule as unknown as LockedRule, hash: row.rule_hash }
}
