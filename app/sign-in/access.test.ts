import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignInTown, signInTown } from './test/sign-in-town.ts'

let town: SignInTown
beforeAll(async () => {
  town = await signInTown()
  await town.withEmail('Dana', 'dana@wharton.example')
})
afterAll(() => town.stop())

async function as<T>(url: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client(url)
  await db.connect()
  try {
    return await work(db)
  } finally {
    await db.end()
  }
}

const tables = async (schema: string): Promise<string[]> => {
  const named = `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1 order by 1`
  return (await town.owner.query(named, [schema])).rows.map(({ name }) => name)
}

test('whoever serves pages reads no table of sign-in; whoever signs in reads them all', async () => {
  const own = await tables('sign_in')
  expect(own).toHaveLength(13)
  for (const table of own) {
    const look = (db: pg.Client) => db.query(`select from ${table}`)
    await as(town.logins.auth, look)
    for (const login of [town.logins.app, town.logins.jobs])
      await expect(as(login, look)).rejects.toThrow('permission denied for schema sign_in')
  }
})

test('whoever signs people in reads and writes nothing they have', async () => {
  const core = await tables('public')
  expect(core).toContain('public.people')
  await as(town.logins.auth, async (db) => {
    // The names of places are all that sign-in reads beside its own.
    for (const table of core.filter((name) => name !== 'public.places')) {
      await expect(db.query(`select from ${table}`)).rejects.toThrow('permission denied')
      await expect(db.query(`delete from ${table}`)).rejects.toThrow('permission denied')
    }
  })
})

test('row security is on for every table', async () => {
  const { rows } = await town.owner.query(
    `select relname from pg_class where relnamespace = 'sign_in'::regnamespace and relkind = 'r' and not relrowsecurity`,
  )
  expect(rows).toEqual([])
})
