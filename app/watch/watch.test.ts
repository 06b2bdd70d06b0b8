import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import { createApp } from '../app.tsx'
import { readConfig } from '../config.ts'
import { rememberBackup } from '../last-backup.ts'
import { type Opened, openHouse } from '../open-house.ts'
import { known } from './metrics.ts'

const TOKEN = 'a token of more than sixteen letters'
const folder = mkdtempSync(join(tmpdir(), 'kith-watch-'))
let vale: Town
let opened: Opened
let app: ReturnType<typeof createApp>
const lines: string[] = []

beforeAll(async () => {
  vale = await town()
  opened = await openHouse({
    config: { ...readConfig({ KITH_METRICS_TOKEN: TOKEN }), demo: true, folder },
    url: vale.url,
    publicUrl: 'http://127.0.0.1:4170',
    secret: 'test',
    log: () => {},
    logRequest: (line) => lines.push(line),
  })
  await runMigrations({ connectionString: opened.logins.jobs })
  app = createApp(opened.house)
})
afterAll(async () => {
  await opened.close()
  rmSync(folder, { recursive: true })
})

/** Asks as somebody at this address, through no proxy unless `headers` say so. */
const ask = (
  path: string,
  headers: Record<string, string> = {},
  remoteAddress = '127.0.0.1',
  method = 'GET',
) =>
  app.request(
    `http://127.0.0.1:4170${path}`,
    { headers, method },
    { incoming: { socket: { remoteAddress } } },
  )
const metrics = async () => (await ask('/-/metrics')).text()
/** The value behind a name and its labels. */
const sample = (text: string, name: string) => {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.slice(name.length + 1))
}

describe('ready', () => {
  test('with a database of this version and a queue', async () => {
    const answer = await ask('/-/ready')
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { ready: true, database: true, migrations: true, queue: true, backup_age_seconds: null },
    ])
  })

  test('not with a database that a newer Kith has touched', async () => {
    await sql`insert into kith_migrations (name, hash) values ('9999_later', 'x')`.execute(vale.owner)
    const answer = await ask('/-/ready')
    expect([answer.status, await answer.json()]).toMatchObject([503, { ready: false, migrations: false }])
    await sql`delete from kith_migrations where name = '9999_later'`.execute(vale.owner)
    expect((await ask('/-/ready')).status).toBe(200)
  })

  test('not while the database is away; alive all the same; metrics still answer, without what is not known', async () => {
    const away = await openHouse({
      config: { ...readConfig({}), demo: true, folder },
      url: vale.url,
      publicUrl: 'http://127.0.0.1:4170',
      secret: 'test',
      log: () => {},
    })
    // A pool that was never used is not there to be closed.
    await away.house.vitals()
    await away.close()
    const there = createApp(away.house)
    const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
    expect((await there.request('/-/ready', {}, env)).status).toBe(503)
    expect((await there.request('/-/healthy', {}, env)).status).toBe(200)
    const text = await (await there.request('/-/metrics', {}, env)).text()
    expect([sample(text, 'kith_ready'), sample(text, 'kith_database_up')]).toEqual([0, 0])
    expect(text).not.toContain('kith_sessions')
  })

  test('from elsewhere only whether, in a word', async () => {
    expect(await (await ask('/-/ready', {}, '192.0.2.7')).text()).toBe('ready')
    expect(await (await ask('/-/ready', { 'x-forwarded-for': '192.0.2.7' })).text()).toBe('ready')
  })
})

describe('metrics', () => {
  test('on this machine, or with the token; nowhere else', async () => {
    expect((await ask('/-/metrics')).status).toBe(200)
    expect((await ask('/-/metrics', {}, '::ffff:127.0.0.1')).status).toBe(200)
    expect((await ask('/-/metrics', {}, '192.0.2.7')).status).toBe(404)
    expect((await ask('/-/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(404)
    expect((await ask('/-/metrics', { 'x-real-ip': '192.0.2.7' })).status).toBe(404)
    expect((await ask('/-/metrics', { authorization: `Bearer ${TOKEN}` }, '192.0.2.7')).status).toBe(200)
    expect((await ask('/-/metrics', { authorization: 'Bearer wrong' })).status).toBe(404)
  })

  test('pages by the pattern of their address and what they answered', async () => {
    const priya = await vale.id('priya')
    const before = await metrics()
    await ask('/sign-in?then=/plan')
    await ask(`/people/ties/${priya}`)
    await ask(`/nowhere/${priya}/at-all`)
    await ask('/sign-in', {}, '127.0.0.1', 'SECRET')
    const after = await metrics()
    const counted = (labels: string) => {
      const name = `kith_http_request_duration_seconds_count{${labels}}`
      return (sample(after, name) ?? 0) - (sample(before, name) ?? 0)
    }
    expect(counted('method="GET",route="/sign-in",status="200"')).toBe(1)
    expect(counted('method="GET",route="/people/ties/:id",status="303"')).toBe(1)
    expect(counted('method="GET",route="none",status="404"')).toBe(1)
    expect(
      counted('method="other",route="none",status="403"') +
        counted('method="other",route="none",status="404"'),
    ).toBe(1)
    expect(after).not.toContain(priya)
  })

  test('sessions, letters, jobs, connections and the last backup', async () => {
    const before = sample(await metrics(), 'kith_sessions') ?? 0
    await vale.browser('priya')
    await sql`select graphile_worker.add_job('remind', run_at => now() - interval '2 minutes')`.execute(
      vale.owner,
    )
    await sql`insert into sign_in.outbox (id, recipient, subject, body, created_at, due_at, send_until)
      values (${newId()}, 'a@wharton.example', 's', 'b', now() - interval '3 minutes', now(), now())`.execute(
      vale.owner,
    )
    rememberBackup({ folder }, { made: new Date(Date.now() - 3_600_000).toISOString(), file: '/x.zip' })
    opened.house.metrics.letter('refused')
    const text = await metrics()
    expect(sample(text, 'kith_sessions')).toBe(before + 1)
    expect(sample(text, 'kith_jobs_waiting')).toBe(1)
    expect(sample(text, 'kith_jobs_failed')).toBe(0)
    expect(sample(text, 'kith_jobs_oldest_seconds')).toBeGreaterThan(110)
    expect(sample(text, 'kith_letters_waiting')).toBe(1)
    expect(sample(text, 'kith_letters_oldest_seconds')).toBeGreaterThan(170)
    expect(sample(text, 'kith_letters_total{outcome="refused"}')).toBe(1)
    expect(sample(text, 'kith_backup_age_seconds')).toBeGreaterThan(3590)
    expect(sample(text, 'kith_database_connections{pool="pages",state="waiting"}')).toBe(0)
    expect(sample(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e6)
    expect(sample(text, 'kith_ready')).toBe(1)
  })

  test('the format is Prometheus’s: every sample has its help and its type', async () => {
    const text = await metrics()
    const named = new Set([...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name))
    for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
      const name = /^\w+/.exec(line)![0]
      expect(named.has(name) || named.has(name.replace(/_(bucket|sum|count)$/, '')), line).toBe(true)
      expect(line).toMatch(/^\w+(\{[^}]*\})? (-?[\d.e+-]+|\+Inf)$/)
    }
  })

  test('what has no number is left out', () => {
    expect(known('# TYPE a gauge\na Nan\nb{c="d"} Nan\ne{c="Nan"} 1\nf +Inf\n')).toBe(
      '# TYPE a gauge\ne{c="Nan"} 1\nf +Inf\n',
    )
  })

  test('every figure that docs/run-it.md would wake somebody for is there', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/run-it.md'), 'utf8')
    const rules = page.slice(page.indexOf('    groups:'), page.indexOf('    scrape_configs:'))
    const named = [...new Set(rules.match(/kith_\w+/g))]
    expect(named.length).toBeGreaterThan(6)
    const text = await metrics()
    for (const name of named) expect(text).toMatch(new RegExp(`^${name}[ {]`, 'm'))
  })

  test('no label holds anything of anybody: ids, names, words, addresses', async () => {
    const priya = await vale.browser('priya')
    await priya.get(`/people/ties/${newId()}?q=zqx-words`)
    const text = await metrics()
    expect(text).not.toMatch(/[\da-f]{8}-[\da-f]{4}-/)
    expect(text).not.toMatch(/zqx|@|Priya|wharton/i)
    expect(text).not.toContain(DEMO_PLACE)
  })
})

test('a line for each page: its method, pattern, answer and time, and nothing else', async () => {
  lines.length = 0
  const id = newId()
  await ask(`/people/ties/${id}?then=zqx`, { 'user-agent': 'zqx', referer: 'https://zqx.example' })
  await ask('/assets/nothing.css')
  await ask('/-/healthy')
  expect(lines).toEqual([expect.stringMatching(/^GET \/people\/ties\/:id 303 \d+ ms$/)])
})
