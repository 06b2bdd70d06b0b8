import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type BallotForm, makeBallot } from '#core/ballots/make-ballot.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import type { House } from '../../../house.ts'

export const FORMS = ['single', 'approval', 'ranked', 'consent'] as const satisfies BallotForm[]
export type Form = (typeof FORMS)[number]

/** In a consent round these stand for the three answers, in this order. */
export const CONSENT = ['agree', 'aside', 'object'] as const

export interface Poll {
  readonly id: string
  readonly title: string
  readonly form: Form
  readonly secret: boolean
  readonly ruleHash: string
  /** The options' ids in the order that a lot gave them before anybody voted: it decides where two are level. */
  readonly lot: readonly string[]
  readonly open: boolean
  readonly counted: boolean
  readonly options: readonly { readonly id: string; readonly title: string }[]
}

const ruleSchema = z.object({ lot: z.array(z.string()) })

/** The polls of a gathering that I see, in the order in which they were asked. */
export async function pollsOf(tx: Tx, gatheringId: string): Promise<readonly Poll[]> {
  const { rows } = await sql<Omit<Poll, 'lot'> & { rule: unknown }>`
    select b.id, s.title, b.form, b.secret, b.rule_hash as "ruleHash", b.rule, b.closed_at is null as open,
      b.counted_at is not null as counted,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title) order by o.position), '[]')
        from ballot_options o where o.ballot_id = b.id) as options
    from ballots b join sources s on s.id = b.id where b.about_id = ${gatheringId} order by b.opens_at, b.id`.execute(
    tx,
  )
  return rows.map(({ rule, ...poll }) => ({ ...poll, lot: ruleSchema.parse(rule).lot }))
}

/** @throws Refused unseen */
export async function pollOf(tx: Tx, gatheringId: string, id: string): Promise<Poll> {
  const found = (await pollsOf(tx, gatheringId)).find((poll) => poll.id === id)
  if (found === undefined) throw new Refused('unseen')
  return found
}

/** Asks whoever is there. The lot is drawn now and published with the rule. @throws Refused not-yours */
export async function askPoll(
  tx: Tx,
  house: Pick<House, 'secret' | 'now'>,
  poll: {
    readonly id: string
    readonly gatheringId: string
    readonly question: string
    readonly form: Form
    readonly secret: boolean
    readonly options: readonly { readonly id: string; readonly title: string }[]
  },
): Promise<void> {
  const { id, gatheringId: aboutId, question, form, secret, options } = poll
  const lot = drawn(options.map((option) => option.id))
  const rule = { version: 1, roll: 'parts', part: 'here', count: COUNTS[form], lot }
  await makeBallot(tx, house, {
    id,
    aboutId,
    question,
    form,
    secret,
    rule,
    opensAt: house.now(),
    closesAt: null,
    options,
  })
}

const COUNTS = {
  single: 'most votes',
  approval: 'most approvals',
  ranked: 'instant runoff',
  consent: 'no objection',
}

function drawn(ids: readonly string[]): string[] {
  const rest = [...ids]
  return ids.map(() => rest.splice(randomInt(rest.length), 1)[0]!)
}

/** What a vote says, as it is kept. */
export const answerSchema = z.object({
  options: z.array(z.uuid()).min(1).max(40),
  words: z.string().max(1000).optional(),
})
export type Answer = z.output<typeof answerSchema>

/** The answers of a counted poll, in no order that says anything. */
export async function answersIn(tx: Tx, id: string): Promise<readonly Answer[]> {
  const rows = await tx.selectFrom('votes').select('answer').where('ballot_id', '=', id).execute()
  return rows.map(({ answer }) => answerSchema.parse(answer))
}

/** Hands counted in the room, by option. */
export async function handsOf(tx: Tx, id: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ option_id: string; hands: number }>`select * from hands_of(${id})`.execute(tx)
  return new Map(rows.map(({ option_id, hands }) => [option_id, hands]))
}
