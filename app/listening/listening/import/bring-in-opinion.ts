import type { VoteTable } from '@kith/opinion-groups'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '#db/client.ts'
import { countNow } from '../count/job.ts'

/** A conversation as its files give it: checked votes, and each statement's words by its id there. */
export interface ConversationRows {
  readonly table: VoteTable
  readonly texts: ReadonlyMap<string, string>
}

/** How many rows go to the database at a time. */
const AT_ONCE = 20_000

/**
 * Makes a listening out of somebody else's conversation, with people who have no record here, and counts it. For whoever runs
 * Kith, for a whole place, in one transaction. It is over from the first: nobody adds to what others said elsewhere.
 * @returns the listening's id
 */
export async function bringInOpinion(
  tx: Tx,
  { table, texts, title, hostId }: ConversationRows & { readonly title: string; readonly hostId: string },
): Promise<string> {
  const id = newId()
  await sql`select make_source(${id}, 'listening', ${hostId}, ${hostId}, ${title.slice(0, 300)}, 'public', null, null)`.execute(
    tx,
  )
  await sql`insert into listenings (place_id, id, ended_at) values (here(), ${id}, now())`.execute(tx)
  const statements = table.statements.map(({ id: there, standing }) => ({
    id: newId(),
    standing,
    words: (texts.get(there)?.trim() || `Statement ${there}`).slice(0, 1000),
  }))
  await addStatements(tx, id, hostId, statements)
  const voters = table.people.map(() => newId())
  await inParts(voters, async (part) => {
    await sql`insert into listening_voters (place_id, id, listening_id)
      select here(), v, ${id} from unnest(${[...part]}::uuid[]) v`.execute(tx)
  })
  const votes = voters.flatMap((voter, p) =>
    Array.from({ length: table.start[p + 1]! - table.start[p]! }, (_, n) => {
      const at = table.start[p]! + n
      return { voter, statement: statements[table.column[at]!]!.id, vote: table.vote[at]! }
    }),
  )
  await inParts(votes, async (part) => {
    await sql`insert into statement_votes (place_id, statement_id, voter_id, vote)
      select here(), s, v, n from unnest(${part.map(({ statement }) => statement)}::uuid[],
        ${part.map(({ voter }) => voter)}::uuid[], ${part.map(({ vote }) => vote)}::smallint[]) x (s, v, n)`.execute(
      tx,
    )
  })
  await countNow(tx, id)
  return id
}

interface NewStatement {
  readonly id: string
  readonly standing: 'in' | 'out' | 'meta'
  readonly words: string
}

/** Those that were moderated out there are not shown here either, and their words are not kept. */
async function addStatements(
  tx: Tx,
  listeningId: string,
  hostId: string,
  statements: readonly NewStatement[],
): Promise<void> {
  const rows = JSON.stringify(
    statements.map((one) => ({ ...one, words: one.standing === 'out' ? '…' : one.words })),
  )
  await sql`insert into statements (place_id, id, listening_id, words, standing, decided_at)
    select here(), x.id, ${listeningId}, x.words, x.standing, now()
    from jsonb_to_recordset(${rows}::jsonb) x (id uuid, words text, standing text)`.execute(tx)
  await sql`insert into things (place_id, id, kind, owner_id)
    select here(), s.id, 'statement', ${hostId} from statements s
    where s.place_id = here() and s.listening_id = ${listeningId} and s.standing <> 'out'`.execute(tx)
  await sql`insert into sources (place_id, id, host_id, title, shown_to, made_by)
    select here(), s.id, ${hostId}, left(s.words, 300), 'public', ${hostId} from statements s
    where s.place_id = here() and s.listening_id = ${listeningId} and s.standing <> 'out'`.execute(tx)
}

async function inParts<T>(rows: readonly T[], work: (part: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) await work(rows.slice(from, from + AT_ONCE))
}
