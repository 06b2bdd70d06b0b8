import { sql } from 'kysely'
import type { Me, Tx } from './client.ts'

/** An answer, and by their ids all the people, groups and other things that it follows from; of one mended, those of what is new. */
export interface WorkedOut<T> {
  readonly value: T
  readonly about: readonly string[]
}

interface Asking {
  readonly tx: Tx
  readonly me: Me
}

interface How<T> {
  readonly work: () => Promise<WorkedOut<T>>
  readonly mend?: (before: T, written: readonly string[]) => Promise<WorkedOut<T> | undefined>
}

interface Kept<T> {
  readonly value: T
  readonly about: ReadonlySet<string>
  /** The snapshot that it was worked out in or after, as PostgreSQL spells it. */
  readonly asOf: string
  /** Who asked, on which day and with which powers. */
  readonly standing: string
}

/** In `about` it stands for anything at all. */
export const ANYTHING = '00000000-0000-0000-0000-000000000000'
const MOST_IDS = 200_000
const IDLE_MS = 60 * 60 * 1000

/**
 * Answers that take a whole school to work out, kept for the one person who was given them until something that they follow from
 * is written, that person's powers change or the day ends. Whether one still holds is asked in the transaction that uses it, so it is
 * never older than an answer worked out anew would be (decision 0016). Every table that such an answer is read from says what
 * is written to it (`record_changes` in `0016_recent_changes.sql`).
 */
export class CheckedCache {
  readonly #kept = new Map<string, Kept<unknown>>()
  /** What is being worked out, so that whoever asks for it meanwhile waits for it, and then looks whether it holds. */
  readonly #underWay = new Map<string, Promise<void>>()
  readonly #most: number
  /** Nobody's names stay in memory because nobody asks any more. */
  readonly #idle = setTimeout(() => this.#kept.clear(), IDLE_MS).unref()

  /** @param most answers that are kept; the ones not asked for the longest go */
  constructor(most = 100) {
    this.#most = most
  }

  /**
   * @param what names the question, with everything it depends on beside who asks
   * @param how `mend` is given the answer before and the ids of what was written since that it follows from, where that is nothing
   *   about whoever asks; it gives undefined where it has to be worked out anew.
   * @returns what `work` gives, or gave the last time, mended
   */
  ask<T>(ask: Asking, what: string, how: How<T>): Promise<T> {
    return this.#ask(ask, what, how, true)
  }

  async #ask<T>(ask: Asking, what: string, how: How<T>, waits: boolean): Promise<T> {
    const { tx, me } = ask
    const key = `${me.placeId} ${me.personId} ${what}`
    const before = this.#kept.get(key) as Kept<T> | undefined
    const { as_of: asOf, standing, about: written } = await changedSince(tx, before?.asOf)
    if (asOf === null) return (await how.work()).value
    const stands = before?.standing === standing && written !== null ? before : undefined
    const touched = written?.filter((id) => stands?.about.has(id)) ?? []
    if (stands !== undefined && touched.length === 0) {
      this.#keep(key, { ...stands, asOf })
      return stands.value
    }
    const underWay = this.#underWay.get(key)
    if (waits && underWay !== undefined) {
      await underWay
      return this.#ask(ask, what, how, false)
    }
    const working = workedOut(how, stands, touched, me).then(({ value, about }) => {
      if (about.size <= MOST_IDS) this.#keep(key, { value, about, asOf, standing })
      return value
    })
    const over = working.then(ignored, ignored).finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, over)
    return working
  }

  #keep(key: string, answer: Kept<unknown>) {
    // A map is in the order in which its keys came: this one goes last.
    this.#kept.delete(key)
    this.#kept.set(key, answer)
    this.#idle.refresh()
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value!)
  }
}

/** Whoever began it is told what went wrong; the others work it out themselves. */
const ignored = () => {}

async function workedOut<T>(
  { work, mend }: How<T>,
  before: Kept<T> | undefined,
  touched: readonly string[],
  { personId }: Me,
): Promise<{ readonly value: T; readonly about: ReadonlySet<string> }> {
  if (
    before !== undefined &&
    mend !== undefined &&
    !touched.includes(ANYTHING) &&
    !touched.includes(personId)
  ) {
    const mended = await mend(before.value, touched)
    if (mended !== undefined)
      return { value: mended.value, about: new Set([...before.about, ...mended.about]) }
  }
  const { value, about } = await work()
  return { value, about: new Set([ANYTHING, personId, ...about]) }
}

interface Changed {
  readonly as_of: string | null
  readonly standing: string
  readonly about: readonly string[] | null
}

async function changedSince(tx: Tx, since: string | undefined): Promise<Changed> {
  const { rows } = await sql<Changed>`select * from changed_since(${since ?? null}::pg_snapshot)`.execute(tx)
  return rows[0]!
}
