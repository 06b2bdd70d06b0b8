import { writePabulib } from '@kith/participatory-budgeting'
import type { Task } from 'graphile-worker'
import { sql } from 'kysely'
import { z } from 'zod'
import { openUrn } from '#core/ballots/open-urn.ts'
import { hashOf } from '#core/ballots/rule-hash.ts'
import { asPlace } from '#db/as-place.ts'
import { isAway } from '#db/away.ts'
import type { Tx } from '#db/client.ts'
import type { House } from '../../../house.ts'
import type { Answer } from '../answer.ts'
import { countInThread, explainInThread } from './in-thread.ts'
import { ruleToCount, type ToCount, toElection } from './to-election.ts'

const payloadSchema = z.object({ id: z.uuid(), placeId: z.uuid() })

type Needs = Pick<House, 'db' | 'secret' | 'log'>

const toCount = async (tx: Tx, id: string): Promise<ToCount | null> =>
  (await sql<{ given: ToCount | null }>`select budget_to_count(${id}) as given`.execute(tx)).rows[0]!.given

/**
 * Opens the urn with what was on paper, counts and publishes, for the place and as nobody in it. Done twice it is done once: the
 * urn opens in one transaction, the result is kept in another, and a budget that is no longer being counted is left alone.
 */
export const countTask =
  ({ db, secret, log }: Needs): Task =>
  async (payload, { abortSignal }) => {
    const { id, placeId } = payloadSchema.parse(payload)
    const inPlace = <T>(work: (tx: Tx) => Promise<T>) => asPlace(db, placeId, work)
    const progress = (share: number) =>
      inPlace((tx) => sql`select budget_count_progress(${id}, ${share})`.execute(tx))
    const given = await inPlace((tx) => toCount(tx, id))
    if (given === null || given.stage !== 'counting') return
    try {
      if (!given.counted) {
        const paper = await inPlace(
          async (tx) =>
            (await sql<{ paper: Answer[] }>`select paper_answers(${id}) as paper`.execute(tx)).rows[0]!.paper,
        )
        await openUrn({ db, secret }, placeId, given.ballotId, paper)
      }
      await progress(20)
      const answers = await inPlace(
        async (tx) =>
          (await sql<{ answer: Answer }>`select answer from budget_votes(${id})`.execute(tx)).rows,
      )
      const pabulib = writePabulib(
        toElection(
          given,
          answers.map(({ answer }) => answer),
        ),
      )
      await progress(40)
      const counted = await countInThread({ pabulib, rule: ruleToCount(given) }, abortSignal)
      await progress(80)
      const { record, outcome, stories } = counted
      const asJson = (value: unknown) => JSON.stringify(value)
      await inPlace(async (tx) => {
        await sql`select keep_budget_count(${id}, ${counted.pabulib}, ${asJson(record)}::jsonb, ${hashOf(record)},
          ${asJson(outcome)}::jsonb, ${asJson(stories)}::jsonb)`.execute(tx)
        await sql`select explain_budget(${id})`.execute(tx)
      })
    } catch (error) {
      if (isAway(error) || abortSignal?.aborted) throw error
      log('fault in the count of a budget', error)
      await inPlace((tx) => sql`select fail_budget_count(${id})`.execute(tx))
    }
  }

/** After the result is out: what would have won, project by project; what is found out already is left. */
export const whyTask =
  ({ db }: Needs): Task =>
  async (payload, { abortSignal }) => {
    const { id, placeId } = payloadSchema.parse(payload)
    const inPlace = <T>(work: (tx: Tx) => Promise<T>) => asPlace(db, placeId, work)
    const [given, todo, published] = await inPlace(async (tx) => [
      await toCount(tx, id),
      (await sql<{ project_id: string; label: string }>`select * from still_to_explain(${id})`.execute(tx))
        .rows,
      (await sql<{ pabulib: string | null }>`select published_votes(${id}) as pabulib`.execute(tx)).rows[0]!
        .pabulib,
    ])
    if (given === null || published === null || todo.length === 0) return
    const ids = new Map(todo.map(({ project_id, label }) => [label, project_id]))
    await explainInThread(
      { pabulib: published, rule: ruleToCount(given), labels: [...ids.keys()] },
      async (analysis) => {
        const [project, found] = [ids.get(analysis.project)!, JSON.stringify(analysis)]
        await inPlace((tx) => sql`select keep_would_have_won(${project}, ${found}::jsonb)`.execute(tx))
      },
      abortSignal,
    )
  }
