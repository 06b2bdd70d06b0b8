import { sql } from 'kysely'
import type { Me, Tx } from './client.ts'

/** An answer, and by their ids all the people, groups and other things that it follows from. */
export interface WorkedOut<T> {
  readonly value: T
  readonly about: readonly string[]
}

interface Asking {
  readonly tx: Tx
  readonly me: Me
}

interface Kept {
  readonly value: unknown
  readonly about: ReadonlySet<string>
  /** The snapshot that it was worked out in or after, as PostgreSQL spells it. */
  readonly asOf: string
  /** Who asked, on which day and with which powers. */
  readonly standing: string
}

/** In `about` it stands for anything at all. */
const ANYTHING = '00000000-0000-0000-0000-000000000000'
const MOST_IDS = 20_000

/**
 * Answers that take a whole school to work out, kept for the one person who was given them until something that they follow from
 * is written, that person's powers change or the day ends. Whether one still holds is asked in the transaction that uses it, so it is
 * never older than an answer worked out anew would be (decision 0016). Every table that such an answer is read from says what
 * is written to it (`record_changes` in `0016_recent_changes.sql`).
 */
export class CheckedCache {
  readonly #kept = new Map<string, Kept>()
  /** What is being worked out, so that whoever asks for it meanwhile waits for it, and then looks whether it holds. */
  readonly #underWay = new Map<string, Promise<void>>()
  readonly #most: number

  /** @param most answers that are kept; the ones not asked for the longest go */
  constructor(most = 100) {
    this.#most = most
  }

  /**
   * @param what names the question, with everything it depends on beside who asks
   * @returns what `work` gives, or gave the last time
   */
  ask<T>(ask: Asking, what: string, work: () => Promise<WorkedOut<T>>): Promise<T> {
    return this.#ask(ask, what, work, true)
  }

  async #ask<T>(ask: Asking, what: string, work: () => Promise<WorkedOut<T>>, waits: boolean): Promise<T> {
    const { tx, me } = ask
    const key = `${me.placeId} ${me.personId} ${what}`
    const before = this.#kept.get(key)
    const { as_of: asOf, standing, about: written } = await changedSince(tx, before?.asOf)
    if (asOf === null) return (await work()).value
    if (before !== undefined && before.standing === standing && holds(before, written)) {
      this.#keep(key, { ...before, asOf })
      return before.value as T
    }
    const underWay = this.#underWay.get(key)
    if (waits && underWay !== undefined) {
      await underWay
      return this.#ask(ask, what, work, false)
    }
    const working = work().then(({ value, about }) => {
      if (about.length <= MOST_IDS)
        this.#keep(key, { value, about: new Set([ANYTHING, me.personId, ...about]), asOf, standing })
      return value
    })
    const over = working.then(ignored, ignored).finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, over)
    return working
  }

  #keep(key: string, answer: Kept) {
    // A map is in the order in which its keys came: this one goes last.
    this.#kept.delete(key)
    this.#kept.set(key, answer)
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value!)
  }
}

/** Whoever began it is told what went wrong; the others work it out themselves. */
const ignored = () => {}

/** @param written null: more than is worth telling */
const holds = (kept: Kept, written: readonly string[] | null): boolean =>
  written !== null && !written.some((id) => kept.about.has(id))

interface Changed {
  readonly as_of: string | null
  readonly standing: string
  readonly about: readonly string[] | null
}

async function changedSince(tx: Tx, since: string | undefined): Promise<Changed> {
  const { rows } = await sql<Changed>`select * from changed_since(${since ?? null}::pg_snapshot)`.execute(tx)
  return rows[0]!
}
