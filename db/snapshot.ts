import pg from 'pg'

// pg_dump refuses servers newer than itself and does not come with the embedded one, so the snapshot is read from the
// catalogue: tables, columns, constraints, indexes, policies, rights, views and functions, as PostgreSQL itself writes
// them. What differs between its majors in spelling only is left out (not-null constraints became named in 18).
const parts: readonly string[] = [
  `select format('table %s.%s%s', n.nspname, c.relname, case when c.relrowsecurity then ' (row security)' else '' end) || E'\\n' ||
     (select string_agg(format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end,
        coalesce(case when a.attidentity <> '' then ' identity' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end, '')),
        E'\\n' order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'r' and n.nspname in ('public', 'sign_in') order by n.nspname, c.relname`,
  `select format('constraint %s on %s: %s', x.conname, x.conrelid::regclass, pg_get_constraintdef(x.oid))
   from pg_constraint x join pg_namespace n on n.oid = x.connamespace
   where n.nspname in ('public', 'sign_in') and x.contype in ('p', 'f', 'u', 'c')
   order by x.conrelid::regclass::text, x.conname`,
  `select indexdef from pg_indexes where schemaname in ('public', 'sign_in') order by schemaname, tablename, indexname`,
  `select format('policy %s on %s for %s to %s', policyname, tablename, lower(cmd), array_to_string(roles, ', '))
     || coalesce(E'\\n  using ' || qual, '') || coalesce(E'\\n  with check ' || with_check, '')
   from pg_policies where schemaname in ('public', 'sign_in') order by tablename, policyname`,
  `select format('grant %s on %s.%s to %s', string_agg(distinct lower(privilege_type), ', ' order by lower(privilege_type)),
     table_schema, table_name, grantee)
   from information_schema.role_table_grants
   where table_schema in ('public', 'sign_in') and grantee like 'kith\\_%' and grantee not like 'kith\\_%\\_%'
     and privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
   group by table_schema, table_name, grantee order by table_schema, table_name, grantee`,
  `select format('view %s (owner %s)', c.relname, c.relowner::regrole) || E'\\n' || pg_get_viewdef(c.oid)
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'v' and n.nspname in ('public', 'sign_in') order by c.relname`,
  `select pg_get_functiondef(f.oid) || format(E'-- owner %s, executed by %s', case when f.proowner::regrole::text like 'kith\\_%' then f.proowner::regrole::text else 'the owner' end,
     coalesce((select string_agg(distinct case when a.grantee = 0 then 'public' else a.grantee::regrole::text end, ', ')
       from aclexplode(f.proacl) a where a.grantee = 0 or a.grantee::regrole::text like 'kith\\_%'), 'public'))
   from pg_proc f join pg_namespace n on n.oid = f.pronamespace
   where n.nspname in ('public', 'sign_in') and f.prokind in ('f', 'p') order by f.proname, pg_get_function_identity_arguments(f.oid)`,
]

/** The schema as the catalogue has it, one statement a paragraph, the same for the same migrations. */
export async function snapshot(url: string): Promise<string> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    const paragraphs: string[] = []
    for (const part of parts) {
      const { rows } = await db.query<string[]>({ text: part, rowMode: 'array' })
      paragraphs.push(...rows.map(([text]) => text!))
    }
    return `${paragraphs.join('\n\n')}\n`
  } finally {
    await db.end()
  }
}
