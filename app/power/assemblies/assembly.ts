import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

/** A citizens' assembly as anybody may read of it, and what it is to whoever asks. Days are `YYYY-MM-DD`. */
export interface Assembly {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly framedBy: string
  readonly stance: 'advises' | 'challenges'
  readonly answererWords: string | null
  readonly days: string
  readonly reach: string
  readonly places: number
  readonly answersUntil: string
  readonly keepDays: number
  readonly termMonths: number | null
  readonly begunOn: string | null
  readonly doneOn: string | null
  readonly hostId: string
  readonly hostName: string
  readonly fromAge: number | null
  readonly takesAnswers: boolean
  readonly iRun: boolean
  readonly iAmClerk: boolean
}

const columns = sql`
  select a.id, s.title, a.question, a.framed_by as "framedBy", a.stance, a.answerer_words as "answererWords", a.days, a.reach,
    a.places, a.answers_until as "answersUntil", a.keep_days as "keepDays", a.term_months as "termMonths",
    a.begun_on as "begunOn", a.done_on as "doneOn", s.host_id as "hostId", coalesce(g.name, '') as "hostName",
    s.from_age as "fromAge", takes_answers(a.id) as "takesAnswers", i_run(a.id) as "iRun", is_clerk_of(a.id) as "iAmClerk"
  from assemblies a join sources s on s.id = a.id left join groups g on g.id = s.host_id`

/** @throws Refused unseen */
export async function assembly(tx: Tx, id: string): Promise<Assembly> {
  const { rows } = await sql<Assembly>`${columns} where a.id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw new Refused('unseen')
  return rows[0]
}

/** One that I run. @throws Refused unseen */
export async function assemblyIRun(tx: Tx, id: string): Promise<Assembly> {
  const found = await assembly(tx, id)
  if (!found.iRun) throw new Refused('unseen')
  return found
}

/** Those I may see, the latest first. */
export async function assemblies(tx: Tx): Promise<readonly Assembly[]> {
  const { rows } =
    await sql<Assembly>`${columns} order by a.done_on desc nulls first, s.made_at desc, a.id limit 100`.execute(
      tx,
    )
  return rows
}

export interface Counts {
  readonly addresses: number
  readonly letters: number
  readonly yes: number
  readonly no: number
}

export async function countsOf(tx: Tx, id: string): Promise<Counts> {
  const { rows } = await sql<{ counts: Counts }>`select counts_of_assembly(${id}) as counts`.execute(tx)
  return rows[0]!.counts
}

export interface Names {
  readonly answerer: string | null
  /** Who said what was done, by item of the protocol. */
  readonly checks: Readonly<Record<string, string | null>>
  readonly clerks: readonly string[]
}

export async function namesOf(tx: Tx, id: string): Promise<Names> {
  const { rows } = await sql<{ names: Names }>`select names_of_assembly(${id}) as names`.execute(tx)
  return rows[0]!.names
}

/** Grown-ups whom a host of it may name for a part. */
export async function grownUpsOf(tx: Tx, id: string): Promise<readonly { value: string; text: string }[]> {
  const { rows } = await sql<{ value: string; text: string }>`
    select person_id as value, name as text from grown_ups_of_assembly(${id})`.execute(tx)
  return rows
}
