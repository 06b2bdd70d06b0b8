import type pg from 'pg'
import { type Finding, well, wrong } from './finding.ts'

/** Who sees what is decided by row policies: on every table, and for whoever serves requests. */
export async function rowSecurity(db: pg.Client): Promise<readonly Finding[]> {
  const { rows } = await db.query<{ name: string; open: boolean; owned: boolean }>(`
    select format('%I.%I', n.nspname, c.relname) as name, not c.relrowsecurity as open,
      pg_get_userbyid(c.relowner) ~ '^kith_(app|auth)' as owned
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'sign_in') and c.relname <> 'kith_migrations'
    order by 1`)
  const found = [
    ...rows
      .filter(({ open }) => open)
      .map(({ name }) =>
        wrong(
          'row security',
          `${name} has its row security off: whoever is signed in can see all of it.`,
          `As the owner: alter table ${name} enable row level security`,
        ),
      ),
    ...rows
      .filter(({ owned }) => owned)
      .map(({ name }) =>
        wrong(
          'row security',
          `${name} belongs to a role that serves requests, which passes its policies.`,
          `As the owner: alter table ${name} owner to current_user`,
        ),
      ),
  ]
  return found.length > 0
    ? found
    : [well('row security', `Row security is on, on all ${rows.length} tables.`)]
}
