import { CompiledQuery } from 'kysely'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { AuthDb } from './deps.ts'
import { TooManyTries } from './errors.ts'
import { hashToken } from './token.ts'

const minutes = 60

/**
 * How often, in how long. A whole school signs in from one address at nine o'clock, so an address may fail often and what
 * succeeds is given back; what protects one person is the limit on their name or mailbox.
 */
const rules = {
  /** Mails asked for to one mailbox: at five tries a code, 25 guesses at 100 million in a quarter of an hour. */
  mailbox: { points: 5, duration: 15 * minutes },
  mailAddress: { points: 60, duration: 15 * minutes },
  code: { points: 100, duration: 15 * minutes },
  /** A wrong secret for one name from one address; then, wherever it comes from. */
  nameHere: { points: 10, duration: 15 * minutes },
  nameAnywhere: { points: 50, duration: 60 * minutes },
  secretAddress: { points: 200, duration: 15 * minutes },
  card: { points: 60, duration: 15 * minutes },
  /** The code of a paper slip with somebody's words. */
  slip: { points: 60, duration: 15 * minutes },
  passkey: { points: 200, duration: 15 * minutes },
  school: { points: 200, duration: 15 * minutes },
} as const

export type Limit = keyof typeof rules

export interface Limits {
  /** Counts one try. @throws {TooManyTries} when there have been too many. */
  readonly count: (limit: Limit, ...key: readonly string[]) => Promise<void>
  /** Gives one try back, because it was right. */
  readonly giveBack: (limit: Limit, ...key: readonly string[]) => Promise<void>
}

/** Limits counted in `sign_in.limits`, so that they hold for all processes together. Keys are kept as hashes. */
export function limitsIn(authDb: AuthDb): Limits {
  // rate-limiter-flexible asks for a client of `pg`; it gets this pool through Kysely instead of a second one.
  const client = {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const { rows, numAffectedRows } = await authDb.executeQuery(CompiledQuery.raw(text, values))
      return { rows, rowCount: Math.max(rows.length, Number(numAffectedRows ?? 0)) }
    },
  }
  const limiters = new Map<Limit, RateLimiterPostgres>()
  for (const [limit, rule] of Object.entries(rules) as [Limit, (typeof rules)[Limit]][]) {
    const options = {
      ...rule,
      storeClient: client,
      storeType: 'client',
      schemaName: 'sign_in',
      tableName: 'limits',
    }
    // sweepSignIn clears what is over; the library's own timer would outlive a stopped app.
    limiters.set(
      limit,
      new RateLimiterPostgres({
        ...options,
        keyPrefix: limit,
        tableCreated: true,
        clearExpiredByTimeout: false,
      }),
    )
  }
  const keyOf = (key: readonly string[]) => hashToken(...key).toString('base64url')
  return {
    async count(limit, ...key) {
      try {
        await limiters.get(limit)!.consume(keyOf(key))
      } catch (thrown) {
        if (thrown instanceof RateLimiterRes) throw new TooManyTries(Math.ceil(thrown.msBeforeNext / 1000))
        throw thrown
      }
    },
    async giveBack(limit, ...key) {
      await limiters.get(limit)!.reward(keyOf(key))
    },
  }
}
