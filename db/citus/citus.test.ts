import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Town, town } from '#test/support/town.ts'
import { local, reference, triggers, uniqueInPlaceIsEnough } from './tables.ts'

/**
 * Whether the schema keeps to what Citus 13 takes of tables distributed by `place_id`: docs/run-it.md says what each rule is and
 * where Citus says so.
 */
let vale: Town
beforeAll(async () => {
  vale = await town()
})

const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(vale.owner)).rows

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}
const tables = () =>
  rowsOf(sql<Table>`
    select c.oid::regclass::text as name, array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'sign_in') order by 1`)
const isDistributed = (name: string) =>
  !(name in reference) && !(name in local) && !name.startsWith('sign_in.')

describe('every table is one of three kinds', () => {
  test('distributed by place_id, which it has; or a reference table, or local, and it is said why', async () => {
    const all = await tables()
    for (const { name, columns } of all) if (isDistributed(name)) expect(columns, name).toContain('place_id')
    const names = new Set(all.map(({ name }) => name))
    for (const name of [...Object.keys(reference), ...Object.keys(local)])
      expect([...names], name).toContain(name)
    expect(all.filter(({ name }) => isDistributed(name)).length).toBeGreaterThan(50)
  })

  test('place_id is a uuid that is always there, everywhere', async () => {
    const odd = await rowsOf(sql<{ name: string }>`
      select attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname = 'place_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and (a.atttypid <> 'uuid'::regtype or not a.attnotnull)`)
    expect(odd.filter(({ name }) => isDistributed(name))).toEqual([])
  })
})

test('every primary key and unique index of a distributed table begins with place_id', async () => {
  const unique = await rowsOf(sql<{ table: string; index: string; first: string | null }>`
    select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as index,
      (select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) as first
    from pg_index i join pg_class c on c.oid = i.indrelid
    where i.indisunique and c.relnamespace = 'public'::regnamespace`)
  const distributed = unique.filter(({ table }) => isDistributed(table))
  expect(distributed.length).toBeGreaterThan(50)
  const others = distributed.filter(({ first }) => first !== 'place_id').map(({ index }) => index)
  expect(others.filter((index) => !(index in uniqueInPlaceIsEnough))).toEqual([])
})

describe('foreign keys', () => {
  interface Key {
    readonly name: string
    readonly from: string
    readonly to: string
    readonly own: readonly string[]
    readonly theirs: readonly string[]
  }
  const keys = () =>
    rowsOf(sql<Key>`
      select conname as name, conrelid::regclass::text as from, confrelid::regclass::text as to,
        array(select a.attname::text from unnest(conkey) with ordinality k (n, at)
          join pg_attribute a on a.attrelid = conrelid and a.attnum = k.n order by at) as own,
        array(select a.attname::text from unnest(confkey) with ordinality k (n, at)
          join pg_attribute a on a.attrelid = confrelid and a.attnum = k.n order by at) as theirs
      from pg_constraint where contype = 'f'
        and connamespace in ('public'::regnamespace, 'sign_in'::regnamespace)`)

  test('between distributed tables have place_id first on both sides', async () => {
    const between = (await keys()).filter(({ from, to }) => isDistributed(from) && isDistributed(to))
    expect(between.length).toBeGreaterThan(80)
    expect(between.filter(({ own, theirs }) => own[0] !== 'place_id' || theirs[0] !== 'place_id')).toEqual([])
  })

  test('lead from a distributed table to a reference table, never the other way, and stay within sign-in', async () => {
    const wrong = (await keys()).filter(
      ({ from, to }) =>
        (from in reference && !(to in reference)) ||
        from.startsWith('sign_in.') !== to.startsWith('sign_in.') ||
        (isDistributed(from) && to in local),
    )
    expect(wrong).toEqual([])
  })
})

test('no constraint is deferred, no table inherits, no rule rewrites, no constraint excludes', async () => {
  const odd = await rowsOf(sql<{ what: string }>`
    select 'deferrable ' || conname as what from pg_constraint
      where condeferrable and connamespace in ('public'::regnamespace, 'sign_in'::regnamespace)
    union all select 'excludes ' || conname from pg_constraint
      where contype = 'x' and connamespace = 'public'::regnamespace
    union all select 'inherits ' || inhrelid::regclass from pg_inherits
      join pg_class c on c.oid = inhrelid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    union all select 'rule ' || rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`)
  expect(odd).toEqual([])
})

test('what counts up by itself does so in a bigint, of which every node gets its own part', async () => {
  const small = await rowsOf(sql<{ name: string }>`
    select seqrelid::regclass::text as name from pg_sequence where seqtypid <> 'bigint'::regtype`)
  expect(small).toEqual([])
})

describe('row policies', () => {
  test('call no volatile function', async () => {
    const volatile = await rowsOf(sql<{ policy: string; function: string }>`
      select p.polname || ' on ' || p.polrelid::regclass as policy, f.oid::regprocedure::text as function
      from pg_policy p join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
        and d.refclassid = 'pg_proc'::regclass
      join pg_proc f on f.oid = d.refobjid where f.provolatile = 'v'`)
    expect(volatile).toEqual([])
  })

  test('read no table but those of places and reference tables: nothing is seen by what is in another place', async () => {
    const read = await rowsOf(sql<{ policy: string; reads: string }>`
      select p.polname || ' on ' || p.polrelid::regclass as policy, d.refobjid::regclass::text as reads
      from pg_policy p join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
        and d.refclassid = 'pg_class'::regclass
      where d.refobjid <> p.polrelid group by 1, 2`)
    expect(read.length).toBeGreaterThan(10)
    expect(read.filter(({ reads }) => reads in local || reads.startsWith('sign_in.'))).toEqual([])
  })
})

describe('what Citus does not take yet, as docs/run-it.md says', () => {
  test('triggers, without its setting for them: these, each within a place', async () => {
    const there = await rowsOf(sql<{ name: string }>`
      select tgrelid::regclass || ' ' || tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not tgisinternal and c.relnamespace = 'public'::regnamespace`)
    const kinds = new Set(
      there.map(({ name }) => name.replace(/^.* record_(insert|update|delete)$/, '* record_*')),
    )
    expect([...kinds].toSorted()).toEqual(Object.keys(triggers).toSorted())
  })

  test('policies with a subquery: the page goes on saying so as long as there are any', async () => {
    const [row] = await rowsOf(sql<{ n: number }>`
      select count(*)::int as n from pg_policy
      where polqual::text || coalesce(polwithcheck::text, '') like '%{SUBLINK %'`)
    const page = readFileSync(join(import.meta.dirname, '../../docs/run-it.md'), 'utf8')
    expect(page.includes('Subqueries are not supported in policies')).toBe(row!.n > 0)
  })
})
