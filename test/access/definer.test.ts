import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { town } from '#test/support/town.ts'
import { definerFunctions } from './definer/functions.ts'
import { definerViews } from './definer/views.ts'
import { FIXED } from './model/town.ts'

/** Kinds of things that belong to no place: the lists every place shares, and which migrations ran. */
const PLACELESS = [...FIXED, 'kith_migrations']
/** Foreign keys that lead to such a list. */
const TO_LISTS = [
  'groups_kind_fkey',
  'role_powers_group_kind_fkey',
  'thing_kinds_part_of_fkey',
  'things_kind_fkey',
  'ties_kind_fkey',
  'tie_yes_kind_fkey',
]

let db: pg.Client

beforeAll(async () => {
  db = new pg.Client({ connectionString: (await town()).url })
  await db.connect()
})
afterAll(() => db.end())

const column = async (sql: string): Promise<readonly string[]> =>
  (await db.query<{ name: string }>(sql)).rows.map(({ name }) => name)

const IN_KITH = `n.nspname in ('public', 'sign_in')`

describe('what runs with other rights than those of whoever asks', () => {
  const NAMED = `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${IN_KITH} and p.prosecdef`

  test('is on the list, each function with why it exists', async () => {
    expect(Object.keys(definerFunctions).toSorted()).toEqual((await column(NAMED)).toSorted())
  })

  test('belongs to a role that may no more than it needs, never to the owner of the tables', async () => {
    expect(
      await column(
        `${NAMED} and pg_get_userbyid(p.proowner) not in ('kith_definer', 'kith_jobs', 'kith_auth')`,
      ),
    ).toEqual([])
  })

  test('fixes where its names are looked up', async () => {
    expect(
      await column(`${NAMED} and not coalesce(p.proconfig && array['search_path=public, pg_temp',
        'search_path=sign_in, public, pg_temp', 'search_path=sign_in, pg_temp'], false)`),
    ).toEqual([])
  })

  test('is not for everybody', async () => {
    expect(await column(`${NAMED} and has_function_privilege('public', p.oid, 'execute')`)).toEqual([])
  })

  test('is called by requests or by sign-in only where the list says so', async () => {
    const of = (role: string) => column(`${NAMED} and has_function_privilege('${role}', p.oid, 'execute')`)
    const said = (ending: string) =>
      Object.entries(definerFunctions).flatMap(([name, why]) => (why.endsWith(ending) ? [name] : []))
    const hidden = [...said('not for requests'), ...said('for sign-in')]
    const shown = Object.keys(definerFunctions).filter((name) => !hidden.includes(name))
    expect((await of('kith_app')).toSorted()).toEqual(shown.toSorted())
    expect((await of('kith_auth')).toSorted()).toEqual(said('for sign-in').toSorted())
  })

  test('every view is on the list, belongs to the definer, and requests cannot read it', async () => {
    const views = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${IN_KITH} and c.relkind in ('v', 'm')`
    expect((await column(views)).toSorted()).toEqual(Object.keys(definerViews).toSorted())
    expect(await column(`${views} and pg_get_userbyid(c.relowner) <> 'kith_definer'`)).toEqual([])
    expect(await column(`${views} and has_any_column_privilege('kith_app', c.oid, 'select')`)).toEqual([])
  })
})

describe('every table', () => {
  const TABLES = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${IN_KITH} and c.relkind in ('r', 'p')`

  test('has row security, except the list of migrations, which requests cannot read', async () => {
    expect(await column(`${TABLES} and not c.relrowsecurity`)).toEqual(['kith_migrations'])
    expect(
      await column(`${TABLES} and c.relname = 'kith_migrations'
      and has_any_column_privilege('kith_app', c.oid, 'select, insert, update')`),
    ).toEqual([])
  })

  test('of the core begins its key with the place', async () => {
    expect(
      (
        await column(`select c.relname as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not exists (
          select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary and a.attname = 'place_id')`)
      ).toSorted(),
    ).toEqual(PLACELESS.toSorted())
  })

  test('of the core leads to others of the same place only', async () => {
    expect(
      (
        await column(`select k.conname as name from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
        where k.contype = 'f' and k.connamespace = 'public'::regnamespace
          and not (a.attname = 'place_id' and b.attname = 'place_id')`)
      ).toSorted(),
    ).toEqual(TO_LISTS.toSorted())
  })
})

describe('the role that serves requests', () => {
  test('owns nothing', async () => {
    expect(
      await column(`select relname::text as name from pg_class where pg_get_userbyid(relowner) like 'kith\\_app%'
      union select proname::text from pg_proc where pg_get_userbyid(proowner) like 'kith\\_app%'
      union select nspname::text from pg_namespace where pg_get_userbyid(nspowner) like 'kith\\_app%'`),
    ).toEqual([])
  })

  test('passes no row policy, makes nothing, and is a member of nothing that does', async () => {
    expect(
      await column(`select rolname::text as name from pg_roles
      where rolname <> 'kith_app' and pg_has_role('kith_app', oid, 'member')
        or rolname = 'kith_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin)`),
    ).toEqual([])
    expect(
      await column(`select 'public' as name where has_schema_privilege('kith_app', 'public', 'create')`),
    ).toEqual([])
  })

  test('does not reach sign-in', async () => {
    expect(
      await column(`select 'sign_in' as name where has_schema_privilege('kith_app', 'sign_in', 'usage')`),
    ).toEqual([])
    expect(
      await column(`select c.relname as name from pg_class c where c.relnamespace = 'sign_in'::regnamespace
        and c.relkind = 'r' and has_any_column_privilege('kith_app', c.oid, 'select, insert, update')`),
    ).toEqual([])
  })
})
