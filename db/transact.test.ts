import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { town } from '#test/support/town.ts'
import { connect, type Db, poolOf, type Tx } from './client.ts'
import { transact } from './transact.ts'

let db: Db

/** As whoever asks: nothing is known of them but what the first statement says. */
const asking = CompiledQuery.raw(`select set_config('app.person_id', $1, true)`, ['Priya'])
const run = <T>(work: (tx: Tx) => Promise<T>, first = asking) => transact(poolOf(db), first, work)

const who = async (tx: Tx) =>
  (await sql<{ who: string }>`select current_setting('app.person_id', true) as who`.execute(tx)).rows[0]!.who
const put = (tx: Tx, n: number) => sql`insert into put values (${n})`.execute(tx)
const fail = (tx: Tx) => sql`select 1 / 0`.execute(tx)
const kept = async () =>
  (await sql<{ n: number }>`select n from put order by n`.execute(db)).rows.map(({ n }) => n)

beforeAll(async () => {
  // One connection, so that whoever comes next has the one that the one before had.
  db = connect((await town()).url, { max: 1 })
  await sql`create temp table put (n int)`.execute(db)
})
afterAll(() => db.destroy())

describe('a transaction whose statements are sent together', () => {
  test('is somebody’s before anything of theirs is asked, and nobody’s afterwards', async () => {
    expect(await run((tx) => Promise.all([who(tx), who(tx), who(tx)]))).toEqual(['Priya', 'Priya', 'Priya'])
    expect(
      (await sql<{ who: string }>`select current_setting('app.person_id', true) as who`.execute(db)).rows,
    ).toEqual([{ who: '' }])
  })

  test('keeps all of it or nothing', async () => {
    await run((tx) => Promise.all([put(tx, 1), put(tx, 2)]))
    await expect(run((tx) => Promise.all([put(tx, 3), fail(tx), put(tx, 4)]))).rejects.toThrow(
      'division by zero',
    )
    expect(await kept()).toEqual([1, 2])
  })

  test('says which statement failed, and not that of another, sent along, nothing came because of it', async () => {
    const later = async <T>(asked: Promise<T>) => {
      await Promise.allSettled([asked])
      await new Promise((wake) => setTimeout(wake, 20))
      return asked
    }
    await expect(run((tx) => Promise.all([later(fail(tx)), put(tx, 7)]))).rejects.toThrow('division by zero')
    const kindly = run(async (tx) => {
      await Promise.allSettled([fail(tx), put(tx, 8)])
      throw new Error('as the page says it')
    })
    await expect(kindly).rejects.toThrow('as the page says it')
  })

  test('says what went wrong first: that nobody could be asked for, and not what failed because of it', async () => {
    const nobody = CompiledQuery.raw('select $1::uuid', ['nobody'])
    await expect(run((tx) => put(tx, 5), nobody)).rejects.toThrow('invalid input syntax for type uuid')
    await expect(run(async () => 'nothing was asked', nobody)).rejects.toThrow(
      'invalid input syntax for type uuid',
    )
    expect(await kept()).not.toContain(5)
  })

  test('does not pass for kept where a failure was swallowed', async () => {
    const swallow = run(async (tx) => {
      await put(tx, 6)
      await fail(tx).catch(() => {})
    })
    await expect(swallow).rejects.toThrow('nothing of it was kept')
    expect(await kept()).not.toContain(6)
  })

  test('takes nothing after its end: the connection is somebody else’s then', async () => {
    const late = await run(async (tx) => () => put(tx, 7))
    await expect(late()).rejects.toThrow('This transaction is over')
    const theirs = run(async (tx) => {
      await expect(late()).rejects.toThrow('This transaction is over')
      return who(tx)
    })
    expect(await theirs).toBe('Priya')
    expect(await kept()).not.toContain(7)
  })

  test('gives a connection back that serves on, and not one that was lost', async () => {
    await expect(run(fail)).rejects.toThrow('division by zero')
    expect(await run(who)).toBe('Priya')
    await expect(
      run((tx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)),
    ).rejects.toThrow()
    expect(await run(who)).toBe('Priya')
  })
})
