import { type CompiledQuery, Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import type { Tx } from './client.ts'
import type { DB } from './types.ts'

/**
 * One transaction on a connection of `pool`. What is asked together (`Promise.all`) is sent together, so that a page waits for the
 * database once and not once for each of its questions (decision 0015). What has to come after something waits for it.
 * @param first is sent along with `begin`, before anything of `work`
 * @param work is given a transaction that refuses every statement after its end: the connection is somebody else's then.
 */
export async function transact<T>(
  pool: pg.Pool,
  first: CompiledQuery,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const begun = Promise.all([client.query('begin'), client.query(first.sql, [...first.parameters])])
  // Said below, instead of what fails because of it.
  begun.catch(() => {})
  let over = false
  let lost = false
  try {
    const done = await work(overOne(client, () => over))
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
      () => error,
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
function overOne(client: pg.PoolClient, over: () => boolean): Tx {
  const query = (text: string, values: unknown[]) => {
    if (over()) throw new Error('This transaction is over: something of it was not waited for.')
    return client.query(text, values)
  }
  const alone = { query: query as unknown as PostgresPoolClient['query'], release: () => {} }
  const pool = { connect: async () => alone, end: async () => {}, options: {} }
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }) as Tx
}
