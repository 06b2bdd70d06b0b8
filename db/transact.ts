import { type CompiledQuery, Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import type { Tx } from './client.ts'
import type { DB } from './types.ts'

/** PostgreSQL's code for a statement after one that failed. */
const ABORTED = '25P02'

/**
 * One transaction on a connection of `pool`. What is asked together (`Promise.all`) is sent together, so that a page waits for the
 * database once and not once for each of its questions (decision 0015). What has to come after something waits for it.
 * @param who is asking: sent along with `begin`, before anything of `work`
 * @param work is given a transaction that refuses every statement after its end: the connection is somebody else's then.
 */
export async function transact<T>(
  pool: pg.Pool,
  who: CompiledQuery,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const begun = Promise.all([client.query('begin'), client.query(who.sql, [...who.parameters])])
  // Said below, instead of what fails because of it.
  begun.catch(() => {})
  let over = false
  let lost = false
  let first: unknown
  try {
    const done = await work(
      overOne(
        client,
        () => over,
        (error) => {
          first ??= error
        },
      ),
    )
    await begun
    over = true
    const { command } = await client.query('commit')
    // PostgreSQL answers so where a statement had failed and `work` went on as if it had not.
    if (command === 'ROLLBACK')
      throw new Error('A statement of this transaction failed, so nothing of it was kept.')
    return done
  } catch (error) {
    over = true
    const cause = await begun.then(
      // What was sent along with a statement that failed fails as well, and may be heard of sooner.
      () => ((error as { code?: string } | undefined)?.code === ABORTED ? first : error),
      (why: unknown) => why,
    )
    // Answered after everything that was sent before it: the connection is idle when it goes back.
    await client.query('rollback').catch(() => {
      lost = true
    })
    throw cause
  } finally {
    client.release(lost)
  }
}

/** Kysely on one connection, whose statements wait for nothing (its own transactions hold each back until the one before is answered). */
function overOne(client: pg.PoolClient, over: () => boolean, failed: (error: unknown) => void): Tx {
  const query = (text: string, values: unknown[]) => {
    if (over()) throw new Error('This transaction is over: something of it was not waited for.')
    const asked = client.query(text, values)
    asked.catch(failed)
    return asked
  }
  const alone = { query: query as unknown as PostgresPoolClient['query'], release: () => {} }
  const pool = { connect: async () => alone, end: async () => {}, options: {} }
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }) as Tx
}
