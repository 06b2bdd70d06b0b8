import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import { CompiledQuery, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { Refused, refusalOf } from './refused.ts'
import { transact } from './transact.ts'
import type { DB } from './types.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

/** Who is asking: a person in a place, and whoever acts for them. */
export interface Me {
  readonly placeId: string
  readonly personId: string
  readonly helperId?: string | undefined
  /** By what it is sure that it is them, beside how they came in; without it wide powers can be closed (decision 0058). */
  readonly proof?: Proof | undefined
}

/**
 * `proved`: a passkey, or two factors at the school, in this sign-in. `let-in`: by somebody who runs the place, for a day. `job`:
 * background work that somebody began who was sure then, and that shows nobody a page.
 */
export type Proof = 'proved' | 'let-in' | 'job'

// A date without a time stays the text it is in the database: a Date would move it by the machine's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * Kysely never names its statements, so PostgreSQL would plan each anew; planning is most of what row policies cost.
 * Every statement that asks for rows or writes them is named by its text's hash and planned once a connection.
 */
class NamingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg's own overloads
  override query(...args: any[]): any {
    this.#hold()
    const [text, values] = args
    if (typeof text === 'string' && Array.isArray(values) && (values.length > 0 || PLANNED.test(text)))
      // biome-ignore lint/suspicious/noExplicitAny: pg's own overloads
      return super.query({ name: nameOf(text), text, values } as any)
    // biome-ignore lint/suspicious/noExplicitAny: pg's own overloads
    return super.query(...(args as [any]))
  }

  /** What is asked in one turn of Node leaves in one write. */
  #hold() {
    if (this.#held) return
    this.#held = true
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
    stream.cork()
    process.nextTick(() => {
      this.#held = false
      stream.uncork()
    })
  }
  #held = false
}

/** One statement that is planned: not `begin`, and not several at once, which only the simple protocol takes. */
const PLANNED = /^\s*(select|with|insert|update|delete)\b[^;]*$/i

const names = new Map<string, string>()
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = createHash('sha1').update(text).digest('base64url')
  if (names.size < 10_000) names.set(text, name)
  return name
}

/** A pool of connections. Lost connections are reported, not thrown: an unhandled one would end the process. */
export function connect<Tables = DB>(
  url: string,
  options: { max?: number; onLost?: (error: Error) => void } = {},
): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 10_000,
    pipeline: true,
    Client: NamingClient as unknown as typeof pg.Client,
  })
  // At its end the pool lets go of its connections before the server knows.
  pool.on('error', (error) => pool.ending || options.onLost?.(error))
  // In use, the statement under way fails as well, and says so to whoever waits for it.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  return db
}

const pools = new WeakMap<object, pg.Pool>()

/** The pool behind what `connect` gave, to be counted. */
export function poolOf(db: object): pg.Pool {
  const pool = pools.get(db)
  if (pool === undefined)
    throw new Error('This is not what `connect` gave: a transaction has no pool of its own.')
  return pool
}

/**
 * One transaction as somebody: the row policies decide what is there for them. A helper's consent is looked up by every
 * verb as it writes its line in the trail.
 */
export async function asPerson<T>(db: Db, me: Me, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await transact(poolOf(db), becoming(me), async (tx) => {
      if (me.helperId !== undefined) await consented(tx, me)
      return work(tx)
    })
  } catch (error) {
    throw refusalOf(error) ?? error
  }
}

/** Sets who is asking for the rest of the transaction. */
export async function become(tx: Tx, me: Me): Promise<void> {
  await tx.executeQuery(becoming(me))
  if (me.helperId !== undefined) await consented(tx, me)
}

const becoming = ({ placeId, personId, helperId, proof }: Me) =>
  CompiledQuery.raw(
    `select set_config('app.place_id', $1, true), set_config('app.person_id', $2, true),
      set_config('app.helper_id', $3, true), set_config('app.proof', $4, true)`,
    [placeId, personId, helperId ?? '', proof ?? ''],
  )

async function consented(tx: Tx, { personId }: Me): Promise<void> {
  const { rows } = await sql<{ allowed: boolean }>`
    select cardinality(verbs_i_may_do_for(${personId})) > 0 as allowed`.execute(tx)
  if (!rows[0]!.allowed) throw new Refused('consent-ended')
}
