import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Town } from '../support/town.ts'
import type { Visitor } from '../support/visitor.ts'
import type { KnownForm } from './known-forms.ts'

/** Words as people write them: with quotes of every kind, line breaks, and what looks like code. */
export const WORDS = [
  'zqx Mum hits me zqx',
  `zqx "she said" 'no' “dim” zqx\n    at zqx (zqx.ts:1:1)`,
  "zqx'; select zqx from people; -- \\ % zqx",
] as const

/** Sends a form anew with these words in everything that is typed. */
export async function typeInto(
  { as, action, fields }: KnownForm,
  browser: Visitor,
  words: string,
): Promise<void> {
  await browser.get(as === undefined ? '/sign-in' : '/sign-out')
  const typed = fields
    .filter(([name]) => name !== 'request_id')
    .map(([name, value]): [string, string] => [name, value === 'Some words' ? words : value])
  await browser.send(action, Object.fromEntries(typed))
}

/** No word, id, query or address in any of more than `atLeast` lines. */
export function expectNobodysWords(lines: readonly string[], atLeast: number): void {
  expect(lines.length).toBeGreaterThan(atLeast)
  for (const line of lines) {
    expect(line).not.toMatch(/zqx/i)
    expect(line.replace(/fault [\da-f]{8}/, '')).not.toMatch(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}/i)
    // A frame may lie in a package with an @ in its name.
    expect(line).not.toMatch(/\?|[\w.+-]@[\w-]+\./)
  }
}

/** From now on no table keeps a row, and the database says so with the row's own words, as many of its messages do. */
export async function breakEveryTable({ owner }: Town): Promise<() => Promise<void>> {
  await sql`create function odd() returns trigger language plpgsql as $$
    begin raise exception 'cannot keep %', to_jsonb(new) using errcode = 'XX001'; end $$`.execute(owner)
  await sql`do $$ declare name regclass; begin
    for name in select c.oid from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname <> 'done_requests' loop
      execute format('create trigger odd before insert or update on %s for each row execute function odd()', name);
    end loop; end $$`.execute(owner)
  return async () => {
    await sql`drop function odd() cascade`.execute(owner)
  }
}
