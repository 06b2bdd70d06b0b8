import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { asOperator } from '../../../db/as-operator.ts'
import { connect, type Db } from '../../../db/client.ts'
import { scratchDatabase } from '../../../db/embedded/scratch.ts'
import { CITY } from '../city/fill.ts'
import { startKith } from '../city/kith-process.ts'
import { makeCity } from '../city/make-city.ts'
import { idOf } from '../city/pages.ts'
import { signInAs } from '../city/sessions.ts'
import { makeConversation } from './make-conversation.ts'
import { type Phone, phone } from './phone.ts'

// A listening in which many answer, in a running Kith: how long one more answer, the results and a new count take, and whether
// anybody waits for a page while it is counted. Ends with 1 where an answer was lost or a page did not come.
//   npm run bench -- conversation [--people 2000] [--statements 100] [--voices 300]
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '2000' },
    statements: { type: 'string', default: '100' },
    voices: { type: 'string', default: '300' },
  },
})
const [people, statements, voices] = [values.people, values.statements, values.voices].map(Number) as [
  number,
  number,
  number,
]
/** Who asks for pages, one after the other. */
const ASK = 30
const MORE = 100

/** Two in five learn. */
const town = Math.max(1000, Math.ceil((people * 2.5) / 1000) * 1000)
const id = idOf('listening', 1)
const at = `/listening/${id}`

const server = await scratchDatabase()
const owner = connect(server.url, { max: 2 })
try {
  await makeCity(server.url, town)
  const { votes } = await asOperator(owner, CITY, (tx) =>
    makeConversation(tx, id, {
      placeId: CITY,
      hostId: idOf('top', 1),
      organiserId: idOf('p', town - 1),
      people: Array.from({ length: people }, (_, n) => idOf('p', n + 1)),
      statements,
      voices,
    }),
  )
  await sql`vacuum analyze`.execute(owner)
  print(
    `${number(people)} people, ${number(statements)} statements, ${number(votes)} answers, ${number(voices)} voices`,
  )
  const kith = await startKith(server.url, 4593)
  try {
    await trial(kith.url, votes)
  } finally {
    await kith.stop()
  }
} finally {
  await owner.destroy()
  await server.stop()
}
process.exit()

async function trial(url: string, votesBefore: number): Promise<void> {
  const cookies = await signInAs(
    server.url,
    Array.from({ length: ASK }, (_, n) => 1 + Math.floor((n * people) / ASK)),
  )
  const phones = cookies.map((cookie) => phone(url, cookie))
  const stranger = phone(url, '')
  await countAgain(phones, 'the first count, nobody else there', false)
  await pages('where people agree, signed in', phones, `${at}/agree`)
  await pages('where people agree, no account', [stranger], `${at}/agree`)
  await pages('one more statement to answer', phones, `${at}/vote`)
  await pages('all statements', phones, `${at}/statements`)
  await pages('what people said', phones, `${at}/voices`)
  await pages('the listening', phones, at)
  await pages('why I stand there', phones, `${at}/my-place`)
  const sent: number[] = []
  for (let n = 0; n < MORE; n++) sent.push(await answer(phones[n % ASK]!))
  say('one more answer, sent', sent)
  await countAgain(phones, 'counted again, pages asked for meanwhile', true)
  const { rows } = await sql<{ told: number; there: number }>`
    select (told->>'votes')::int as told, (select count(*)::int from statement_votes) as there
    from listening_results where listening_id = ${id}`.execute(owner)
  const [{ told, there }] = rows as [{ told: number; there: number }]
  print(
    `  ${number(there)} answers are kept, ${number(told)} are in the count, of ${number(votesBefore)} before`,
  )
  if (told !== there || there < votesBefore) {
    print('  an answer was lost')
    process.exitCode = 1
  }
}

/** Sends one answer, to whatever Kith asks; who has answered everything changes their mind. */
async function answer(by: Phone): Promise<number> {
  const { html } = await by.get(`${at}/vote`)
  const asked = /name="statement" value="([^"]+)"/.exec(html)?.[1]
  if (asked !== undefined) return by.send(`${at}/vote`, { statement: asked, vote: 'agree' })
  const [, first] = /\/listening\/statements\/([^"]+)"/.exec((await by.get(`${at}/statements`)).html)!
  await by.get(`${at}/vote?statement=${first}`)
  return by.send(`${at}/vote`, { statement: first!, vote: 'pass' })
}

async function pages(name: string, by: readonly Phone[], path: string): Promise<void> {
  for (let n = 0; n < 10; n++) await by[n % by.length]!.get(path)
  const took: number[] = []
  for (let n = 0; n < 60; n++) took.push((await by[n % by.length]!.get(path)).ms)
  say(name, took)
}

/** One answer, then until it is in the count; the slowest page that somebody else got in that time. */
async function countAgain(phones: readonly Phone[], name: string, asking: boolean): Promise<void> {
  const before = await countedAt(owner)
  await answer(phones[0]!)
  const from = performance.now()
  const took: number[] = []
  let started: number | undefined
  while ((await waiting(owner)) || (await countedAt(owner)) === before) {
    if (started === undefined && (await underWay(owner))) started = performance.now()
    if (asking) took.push((await phones[1 + (took.length % (ASK - 1))]!.get(`${at}/vote`)).ms)
    else await sleep(20)
    if (performance.now() - from > 120_000) throw new Error('it was not counted in two minutes')
  }
  const seconds = (performance.now() - (started ?? from)) / 1000
  print(`  ${name.padEnd(44)}${seconds.toFixed(1).padStart(6)} s at work`)
  if (asking) say('one more statement to answer, meanwhile', took)
}

async function countedAt(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ at: string }>`
    select counted_at::text as at from listening_results where listening_id = ${id}`.execute(db)
  return rows[0]?.at
}

async function waiting(db: Db): Promise<boolean> {
  const { rows } = await sql`select from listening_counts where listening_id = ${id}`.execute(db)
  return rows.length > 0
}

async function underWay(db: Db): Promise<boolean> {
  const { rows } = await sql`select from graphile_worker.jobs where locked_at is not null`.execute(db)
  return rows.length > 0
}

function say(name: string, took: readonly number[]): void {
  const sorted = took.toSorted((a, b) => a - b)
  const quantile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0)
  print(
    `  ${name.padEnd(44)}${quantile(0.5).padStart(6)} ms, slowest ${quantile(1)} ms of ${number(sorted.length)}`,
  )
}

function number(value: number): string {
  return value.toLocaleString('en')
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
