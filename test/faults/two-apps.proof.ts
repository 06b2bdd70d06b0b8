import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, mailServer } from '../../app/mail/testing/mail-server.ts'
import { type Town, townOfItsOwn } from '../support/town.ts'
import { ask, until } from './look.ts'
import { freePort, type RunningKith, startKith } from './running-kith.ts'

// Two Kiths in processes of their own on one database, as behind a load balancer.
const folder = mkdtempSync(join(tmpdir(), 'kith-two-'))
let here: Town
let post: MailServer
let one: RunningKith
let two: RunningKith

beforeAll(async () => {
  here = await townOfItsOwn('two')
  post = await mailServer()
  const more = { SMTP_URL: `smtp://127.0.0.1:${post.port}` }
  one = await startKith(join(folder, 'one'), await freePort(), here.url, more)
  two = await startKith(join(folder, 'two'), await freePort(), here.url, more)
}, 120_000)
afterAll(async () => {
  expect([await one.stop(), await two.stop()]).toEqual([0, 0])
  await post.stop()
  rmSync(folder, { recursive: true })
})

/** A browser that is sent now to one, now to the other: its cookies are for the host, whatever the port. */
function browser() {
  const jar = new Map<string, string>()
  return async (at: RunningKith, path: string, form?: Record<string, string>) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers: Record<string, string> = { cookie, origin: at.url, 'sec-fetch-site': 'same-origin' }
    const body = form && { method: 'POST', body: new URLSearchParams(form) }
    const answer = await fetch(at.url + path, { ...body, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
  }
}

const hidden = (html: string) =>
  Object.fromEntries(
    ['_csrf', 'request_id'].map((name) => [
      name,
      new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '',
    ]),
  )

test('who signs in at one is in at the other; a form of one is taken by the other; signed out is signed out', async () => {
  const go = browser()
  const link = new URL(two.linkFor('Priya')).pathname
  await go(one, link, hidden((await go(one, link)).html))
  expect((await go(two, '/plan')).status).toBe(200)

  const { html } = await go(one, '/account/reminders')
  const sent = await go(two, '/account/reminders', { ...hidden(html), letters: 'off' })
  expect(sent.status).toBe(303)
  // Sent once more to the other, as by a phone that lost its signal: done once.
  await go(one, '/account/reminders', { ...hidden(html), letters: 'off' })
  expect(await ask(here.url, `select from trail where verb = 'reminders.off'`)).toHaveLength(1)

  await go(two, '/sign-out', hidden((await go(one, '/sign-out')).html))
  expect((await go(one, '/plan')).to).toMatch(/^\/sign-in/)
})

test('tries are counted together', async () => {
  const go = browser()
  const form = { ...hidden((await go(one, '/sign-in')).html), email: 'tries@wharton.example' }
  const answers = []
  for (const at of [one, two, one, two, one, two]) answers.push((await go(at, '/sign-in', form)).status)
  expect(answers).toEqual([303, 303, 303, 303, 303, 429])
})

test('background work is done by one of them, once; so is every letter', async () => {
  await ask(here.url, 'create table taken (job bigint, by text)')
  await ask(
    here.url,
    `create function note_taken() returns trigger language plpgsql security definer set search_path = public as $$
     begin insert into taken values (new.id, new.locked_by); return new; end $$`,
  )
  await ask(
    here.url,
    `create trigger note_taken after update of locked_by on graphile_worker._private_jobs
     for each row when (new.locked_by is not null) execute function note_taken()`,
  )
  const readers = Array.from({ length: 30 }, (_, at) => `reader${at}@wharton.example`)
  for (const reader of readers)
    await ask(
      here.url,
      `insert into sign_in.outbox (id, recipient, subject, body, created_at, due_at, send_until)
       values ($1, $2, 'Hello', 'you', now(), now(), now() + interval '1 hour')`,
      [newId(), reader],
    )
  const jobs = await ask<{ id: string }>(
    here.url,
    `select (graphile_worker.add_job(case when n % 4 = 0 then 'post' else 'sweep_rolls' end)).id from generate_series(1, 40) n`,
  )
  await until(async () => {
    const left = await ask(here.url, `select from graphile_worker.jobs where id = any($1)`, [
      jobs.map(({ id }) => id),
    ])
    return left.length === 0
  })
  const taken = await ask<{ n: number }>(
    here.url,
    'select count(*)::int as n from taken where job = any($1) group by job',
    [jobs.map(({ id }) => id)],
  )
  expect(taken.map(({ n }) => n)).toEqual(Array(40).fill(1))
  await until(async () => (await ask(here.url, 'select from sign_in.outbox')).length === 0)
  expect(
    post.received
      .flatMap(({ to }) => to)
      .filter((to) => to.startsWith('reader'))
      .toSorted(),
  ).toEqual(readers.toSorted())
})

test('each says that it is ready, and how it goes with it', async () => {
  for (const at of [one, two]) {
    expect(await (await fetch(`${at.url}/-/ready`)).json()).toMatchObject({ ready: true, migrations: true })
    expect(await (await fetch(`${at.url}/-/metrics`)).text()).toMatch(/^kith_jobs_failed 0$/m)
  }
})

test('one stops, the other goes on with whoever was at the first', async () => {
  const go = browser()
  const link = new URL(two.linkFor('Amelia')).pathname
  await go(one, link, hidden((await go(one, link)).html))
  expect(await one.stop()).toBe(0)
  expect((await go(two, '/people')).status).toBe(200)
})
