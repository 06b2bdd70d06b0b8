import {
  ballotsDigest,
  CountError,
  count,
  type Election,
  publishedRule,
  type Rule,
  writePabulib,
} from '@kith/participatory-budgeting'
import { sql } from 'kysely'
import { v4 as randomId, v5 } from 'uuid'
import { hashOf } from '#core/ballots/rule-hash.ts'
import type { Tx } from '#db/client.ts'
import type { Form } from '../answer.ts'
import type { LockedRule } from '../budget.ts'
import { countIt, explainLosses } from '../counting/count-it.ts'
import { ruleToCount, type ToCount, toElection } from '../counting/to-election.ts'
import { answersOf } from './answers-of.ts'

export interface BringIn {
  readonly placeId: string
  readonly election: Election
  /** In whose name it stands here; a group of that name is made where there is none. */
  readonly host: string
  readonly title: string
  readonly onProgress?: (done: number, of: number) => void
}

export interface BroughtIn {
  readonly id: string
  /** It was here already, and is left as it was. */
  readonly wasThere: boolean
  readonly winners: readonly string[]
  /** Labels that the organiser published as winners and the count does not give, and the other way round. */
  readonly differs: { readonly missing: readonly string[]; readonly added: readonly string[] }
  /** In words, why the count may differ from what was announced. */
  readonly caveats: readonly string[]
}

const FORMS: Readonly<Record<Election['voteType'], Form>> = {
  approval: 'approval',
  ordinal: 'ranked',
  cumulative: 'points',
  scoring: 'points',
}

/**
 * An election that was held elsewhere, as a budget of this place that was voted on: counted from its ballots, on the same pages.
 * By whoever runs Kith. The same election brought in twice is there once.
 * @throws CountError where it cannot be held here
 */
export async function bringIn(
  tx: Tx,
  { placeId, election, host, title, onProgress }: BringIn,
): Promise<BroughtIn> {
  const published = publishedRule(election)
  const rule = count(
    election,
    published?.rule ?? { rule: 'equal-shares', utility: 'cost', completion: 'add1' },
  ).rule
  const id = v5(ballotsDigest(election), placeId)
  const there = await tx.selectFrom('budgets').select('id').where('id', '=', id).executeTakeFirst()
  if (there === undefined) await write(tx, { placeId, election, host, title }, id, rule)
  const winners = there === undefined ? await countHere(tx, id, onProgress) : await winnersOf(tx, id)
  const said = election.projects.filter(({ selected }) => selected === 1).map(({ id: label }) => label)
  const known = election.projects.some(({ selected }) => selected !== undefined)
  return {
    id,
    wasThere: there !== undefined,
    winners,
    differs: {
      missing: said.filter((label) => !winners.includes(label)),
      added: known ? winners.filter((label) => !said.includes(label)) : [],
    },
    caveats:
      published === null
        ? ['The file does not say by what rule it was held: it was counted by Equal Shares with add1.']
        : published.caveats,
  }
}

async function write(
  tx: Tx,
  { placeId, election, host, title }: Omit<BringIn, 'onProgress'>,
  id: string,
  rule: Rule,
): Promise<void> {
  const { budget: amount, decimals, projects, ballots, voteType, meta } = election
  if (decimals > 3 || amount <= 0)
    throw new CountError('this is no amount for a budget.', {
      row: null,
      field: 'META budget',
      mend: 'Write an amount above nothing with three digits after the point at most.',
    })
  const unit = /^[A-Z]{3}$/.test(meta.currency ?? '') ? meta.currency! : 'XXX'
  const form = FORMS[voteType]
  const hostId = await hostOf(tx, placeId, host)
  const ballotId = v5('ballot', id)
  const idOf = (label: string) => v5(`project ${label}`, id)
  const locked: LockedRule = {
    count: rule,
    form,
    most: null,
    points: null,
    amount,
    unit,
    decimals,
    lotFrom: null,
  }
  const source = (of: string, kind: string, called: string) =>
    sql`select make_source(${of}, ${kind}, ${hostId}, ${hostId}, ${called.trim().slice(0, 300) || kind}, 'public', null, null)`.execute(
      tx,
    )
  await source(id, 'budget', title)
  await source(ballotId, 'ballot', title)
  const rows = projects.map(({ id: label, name, cost, votes, score }, place) => ({
    id: idOf(label),
    label,
    name: (name ?? '').trim().slice(0, 300) || label,
    position: place + 1,
    cost,
    published: { votes, score },
  }))
  for (const row of rows) await source(row.id, 'project', row.name)
  const listed = JSON.stringify(rows)
  await sql`insert into ballots (place_id, id, about_id, form, secret, rule, rule_hash, opens_at, closed_at)
    values (${placeId}, ${ballotId}, ${id}, ${form}, false, ${JSON.stringify(locked)}::jsonb, ${hashOf(locked)}, now(), now())`.execute(
    tx,
  )
  await sql`insert into ballot_options (place_id, ballot_id, id, position, title)
    select ${placeId}, ${ballotId}, (e ->> 'id')::uuid, (e ->> 'position')::int, e ->> 'name' from jsonb_array_elements(${listed}::jsonb) e`.execute(
    tx,
  )
  await sql`insert into budgets (place_id, id, words, amount, unit, decimals, stage, ballot_id, brought_in)
    values (${placeId}, ${id}, '', ${amount}, ${unit}, ${decimals}, 'counting', ${ballotId}, ${JSON.stringify({ meta, voteType })}::jsonb)`.execute(
    tx,
  )
  await sql`insert into budget_projects (place_id, id, budget_id, label, position, words, cost, published)
    select ${placeId}, (e ->> 'id')::uuid, ${id}, e ->> 'label', (e ->> 'position')::int, '', (e ->> 'cost')::bigint, e -> 'published'
    from jsonb_array_elements(${listed}::jsonb) e`.execute(tx)
  await sql`insert into source_links (place_id, from_id, to_id, made_by)
    select ${placeId}, ${id}, (e ->> 'id')::uuid, ${hostId} from jsonb_array_elements(${listed}::jsonb) e`.execute(
    tx,
  )
  // As from an urn: without voters, in an order drawn by lot.
  const answers = answersOf(ballots, form)
    .map((answer) => ({ answer, lot: randomId() }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
  await sql`insert into votes (place_id, ballot_id, id, answer)
    select ${placeId}, ${ballotId}, gen_random_uuid(), e from jsonb_array_elements(${JSON.stringify(
      answers.map(({ answer }) => answer),
    )}::jsonb) e`.execute(tx)
  await sql`update ballots set counted_at = now() where place_id = ${placeId} and id = ${ballotId}`.execute(
    tx,
  )
}

async function hostOf(tx: Tx, placeId: string, name: string): Promise<string> {
  const found = await tx
    .selectFrom('groups')
    .select('id')
    .where('place_id', '=', placeId)
    .where('name', '=', name)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (found !== undefined) return found.id
  const id = randomId()
  await tx.insertInto('parties').values({ place_id: placeId, id, kind: 'group' }).execute()
  await tx.insertInto('groups').values({ place_id: placeId, id, kind: 'organisation', name }).execute()
  return id
}

async function countHere(tx: Tx, id: string, onProgress: BringIn['onProgress']): Promise<readonly string[]> {
  const { rows } = await sql<{ given: ToCount }>`select budget_to_count(${id}) as given`.execute(tx)
  const given = rows[0]!.given
  const votes = await sql<{ answer: readonly number[] }>`select answer from budget_votes(${id})`.execute(tx)
  const rule = ruleToCount(given)
  const counted = countIt(
    writePabulib(
      toElection(
        given,
        votes.rows.map(({ answer }) => answer),
      ),
    ),
    rule,
  )
  const { record, outcome, stories } = counted
  await sql`select keep_budget_count(${id}, ${counted.pabulib}, ${JSON.stringify(record)}::jsonb, ${hashOf(record)},
    ${JSON.stringify(outcome)}::jsonb, ${JSON.stringify(stories)}::jsonb)`.execute(tx)
  const lost = outcome.losses.filter(({ reason }) => reason !== 'withdrawn').map(({ project }) => project)
  let done = 0
  for (const analysis of explainLosses(counted.pabulib, rule, lost)) {
    await sql`select keep_would_have_won(${v5(`project ${analysis.project}`, id)}, ${JSON.stringify(analysis)}::jsonb)`.execute(
      tx,
    )
    onProgress?.(++done, lost.length)
  }
  return outcome.winners
}

async function winnersOf(tx: Tx, id: string): Promise<readonly string[]> {
  const row = await tx
    .selectFrom('budget_results')
    .select('record')
    .where('budget_id', '=', id)
    .executeTakeFirstOrThrow()
  return (row.record as unknown as { winners: string[] }).winners
}
