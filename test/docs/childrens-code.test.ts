import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { po } from 'gettext-parser'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Town, town } from '../support/town.ts'

// What docs/childrens-code.md says that no other test sees.
let vale: Town
let columns: readonly string[]
/** Every word on every page, as it is handed to translators. */
const words = Object.values(
  po.parse(readFileSync(join(import.meta.dirname, '../../locales/kith.pot'), 'utf8')).translations[''] ?? {},
)
  .map(({ msgid }) => msgid)
  .filter((text) => text !== '')

beforeAll(async () => {
  vale = await town()
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema in ('public', 'sign_in')`.execute(vale.owner)
  columns = rows.map(({ name }) => name)
})

test('the browser gives no place, camera or microphone to any page', async () => {
  const priya = await vale.browser('priya')
  for (const path of ['/', '/plan', '/people', '/sign-in', '/nowhere'])
    expect((await priya.get(path)).headers.get('permissions-policy'), path).toBe(
      'camera=(), microphone=(), geolocation=()',
    )
})

test('no column holds where somebody is, or from where they came', () => {
  expect(columns.length).toBeGreaterThan(300)
  const about = /\.(.*_)?(lat|lng|latitude|longitude|geo\w*|coordinates?|location|ip|ip_address|user_agent)$/
  expect(columns.filter((name) => about.test(name))).toEqual([])
})

test('no column scores, ranks or labels a person', () => {
  const about = /\.(.*_)?(scores?|rating|risk\w*|points_earned|streak\w*|badges?|predict\w*|profile_label)$/
  expect(columns.filter((name) => about.test(name))).toEqual([])
})

test('no word on any page hurries, rewards or shames', () => {
  expect(words.length).toBeGreaterThan(500)
  const nudges =
    /\b(streaks?|badges?|leader ?board|hurry|last chance|don[’']t miss|only \S+ left|act now|you[’']re missing|level up|trophy|high score|most popular)\b/i
  expect(words.filter((text) => nudges.test(text))).toEqual([])
})

test('sentences are short, as for a reader of nine', () => {
  const plain = words.map((text) => text.replace(/\{[^{}]*\{[^{}]*\}[^{}]*\}|\{[^{}]*\}/g, 'some'))
  const sentences = plain.flatMap((text) => text.split(/(?<=[.!?:])\s+|\n+/)).filter((text) => text !== '')
  const lengths = sentences.map((text) => text.split(/\s+/).length).toSorted((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(10)
  expect(lengths[Math.floor(lengths.length * 0.95)]).toBeLessThanOrEqual(22)
})
