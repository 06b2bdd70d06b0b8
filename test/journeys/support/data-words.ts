import { sql } from 'kysely'
import type { Db } from '#db/client.ts'
import { languages } from '../../../app/words/locales.ts'
import { TEAM } from './group-of.ts'
import { LIST, LIST_NAME } from './list-of.ts'
import { REASON } from './look-for.ts'

/** Dates, times and days as `Intl` says them. */
const WHEN =
  /^(today|yesterday|tomorrow|in \d+ days|\d+ days ago|[\d\s:,]*(\w+day)?( ?\d+ \w+( \d{4})?)?( at)?[\d\s:]*([ap]m)?)$/
/** Kith's name, what a browser calls itself, and what `Intl` puts between the items of a list. */
const NAMES = ['Kith', 'Chrome', 'Linux', 'and', ', and', ...languages.map(({ name }) => name)]

/**
 * Tells what people wrote from what the program says: a text that stands in the database, a name or a part of one, a list
 * of such, or a date. What a page says is one of these or was translated.
 */
export async function dataWords(owner: Db): Promise<(text: string) => boolean> {
  const stored = new Set([...(await storedWords(owner)), ...LIST.split(/[\n,]/), LIST_NAME, TEAM, REASON])
  const named = await nameParts(owner)
  // The drawing breaks a name over lines and shortens it to fit: “Poppy H”.
  const isName = (text: string) => text.split(' ').every((word) => named.has(word) || /^\p{Lu}$/u.test(word))
  const known = (text: string) =>
    stored.has(text) ||
    stored.has(text.replaceAll(' ', '')) ||
    isName(text) ||
    WHEN.test(text) ||
    NAMES.includes(text)
  return (text) =>
    known(text) || text.split(/, ?| and | ?· ?| \(|\)|:$/).every((part) => part === '' || known(part))
}

async function nameParts(owner: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select given_name as name from people union select family_name from people union select preferred_name from people
    union select name from web_entries`.execute(owner)
  return new Set(rows.flatMap(({ name }) => (name ?? '').split(' ')))
}

async function storedWords(owner: Db): Promise<ReadonlySet<string>> {
  const { rows: columns } = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and udt_name in ('text', '_text')`.execute(owner)
  const words = new Set<string>()
  for (const { table_name, column_name } of columns) {
    const { rows } = await sql<{ text: string | null }>`
      select distinct unnest(array[]::text[] || ${sql.ref(column_name)}) as text from ${sql.table(table_name)}`.execute(
      owner,
    )
    for (const { text } of rows) if (text !== null) words.add(text.replace(/\s+/g, ' ').trim())
  }
  const { rows: people } = await sql<{ name: string }>`
    select distinct coalesce(preferred_name, given_name) || ' ' || family_name as name from people`.execute(
    owner,
  )
  for (const { name } of people) words.add(name)
  return words
}
