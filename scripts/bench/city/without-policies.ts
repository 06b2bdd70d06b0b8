import pg from 'pg'

/**
 * What an application without row security would write by hand: the place for every table that has one, and for those that pages
 * read with nothing but a policy to narrow them, whose they are.
 */
const BY_HAND: Readonly<Record<string, string>> = {
  web_entries: 'owner_id = me()',
  mentor_offers: 'person_id = me()',
  notices: 'to_id = me()',
}

const LOGIN = 'kith_bench_without_policies'

/**
 * Makes a login that passes every row policy and has otherwise what requests have. Unqualified names of tables lead it to views in
 * which those conditions stand, so that the same text asks for the same rows. Set functions carry their rule in themselves: they
 * are the same in both, and take the same time.
 * @param url a superuser's connection
 * @returns the login's connection
 */
export async function withoutPolicies(url: string): Promise<string> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    const { rows } = await db.query<{ name: string; placed: boolean }>(`
      select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'place_id') as placed
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity`)
    const views = rows.map(({ name, placed }) => {
      const conditions = [...(placed ? ['place_id = here()'] : []), ...(BY_HAND[name] ? [BY_HAND[name]] : [])]
      const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''
      return `create view by_hand.${name} as select * from public.${name}${where}`
    })
    await db.query(`
      create schema by_hand; ${views.join('; ')};
      drop role if exists ${LOGIN};
      create role ${LOGIN} login bypassrls password 'bench' in role kith_app;
      grant usage on schema by_hand to ${LOGIN};
      grant all on all tables in schema by_hand to ${LOGIN};
      alter role ${LOGIN} set search_path = by_hand, public;
      alter role ${LOGIN} set jit = off;
      alter role ${LOGIN} set random_page_cost = 1.1;
      alter role ${LOGIN} set plan_cache_mode = force_generic_plan;
      alter role ${LOGIN} set timezone = 'Europe/London'`)
  } finally {
    await db.end()
  }
  const login = new URL(url)
  login.username = LOGIN
  login.password = 'bench'
  return login.href
}
