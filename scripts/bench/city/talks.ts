import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { CITY } from './fill.ts'
import { idOf } from './pages.ts'
import type { Shape } from './shape.ts'

/**
 * While pages are asked for, life goes on: mentors here and there write talks down, in a town of 100,000 one each second. (300,000
 * meetings a year are one in four seconds of the hours that schools are open.) So what is kept until it changes does change.
 * @returns how to end it; it throws what went wrong
 */
export function talksGoOn(url: string, { people, learners }: Shape): () => Promise<void> {
  const pause = new AbortController()
  const going = write()
  going.catch(() => {})
  return async () => {
    pause.abort()
    await going
  }

  async function write(): Promise<void> {
    const db = new pg.Client({ connectionString: url })
    await db.connect()
    try {
      await oneAfterAnother(db, 0)
    } finally {
      await db.end()
    }
  }

  async function oneAfterAnother(db: pg.Client, n: number): Promise<void> {
    const rested = await sleep(100_000_000 / people, true, { signal: pause.signal }).catch(() => false)
    if (!rested) return
    await talk(db, idOf('mentor', 1 + ((n * 7919) % learners)))
    await oneAfterAnother(db, n + 1)
  }
}

/** By the verb that the page uses, as the mentor of the tie. */
async function talk(db: pg.Client, tie: string): Promise<void> {
  await db.query('begin')
  await db.query(
    `select set_config('app.place_id', place_id::text, true), set_config('app.person_id', from_id::text, true)
      from ties where place_id = $1 and id = $2`,
    [CITY, tie],
  )
  await db.query('set local role kith_app')
  await db.query(`select record_conversation(gen_random_uuid(), $1, current_date, 20, 'We talked.', false)`, [
    tie,
  ])
  await db.query('commit')
}
