import pg from 'pg'
import type { Mutation } from './mutation.ts'

/** Changes the live catalogue within the open transaction. @throws Error where the text is not there to be changed */
export async function apply(client: pg.ClientBase, { at, from, to }: Mutation): Promise<void> {
  const [kind, name] = at.split(' ') as [string, string]
  const text = await (readers[kind] ?? unknown(at))(client, name)
  const changed = text.replaceAll(from, to)
  if (changed === text) throw new Error(`${at} no longer says: ${from}\n${text}`)
  await client.query(changed)
}

type Reader = (client: pg.ClientBase, name: string) => Promise<string>

const readers: Readonly<Record<string, Reader>> = {
  function: (client, name) =>
    one(client, 'select pg_get_functiondef(oid) as text from pg_proc where proname = $1', [name]),
  view: async (client, name) => {
    const text = await one(client, 'select pg_get_viewdef($1::regclass) as text', [name])
    return `create or replace view ${pg.escapeIdentifier(name)} as ${flat(text)}`
  },
  policy: async (client, name) => {
    const [table, policy] = name.split('.') as [string, string]
    const using = await one(
      client,
      'select qual as text from pg_policies where tablename = $1 and policyname = $2',
      [table, policy],
    )
    return `alter policy ${pg.escapeIdentifier(policy)} on ${pg.escapeIdentifier(table)} using (${flat(using)})`
  },
}

async function one(client: pg.ClientBase, sql: string, values: readonly string[]): Promise<string> {
  const { rows } = await client.query<{ text: string }>(sql, [...values])
  if (rows.length !== 1) throw new Error(`${rows.length} of ${values.join('.')}`)
  return rows[0]!.text
}

/** The catalogue's own line breaks say nothing. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ')

function unknown(at: string): never {
  throw new Error(`What is ${at}?`)
}
