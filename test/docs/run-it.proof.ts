import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, mailServer } from '../../app/mail/testing/mail-server.ts'
import { type Town, townOfItsOwn } from '../support/town.ts'
import { typescript } from '../support/typescript.ts'

// docs/run-it.md, done as it says: only where things lie is another.
const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/run-it.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'kith-run-it-'))
const [safe, trials] = [join(folder, 'safe'), join(folder, 'trials')]
let here: Town
let post: MailServer

beforeAll(async () => {
  here = await townOfItsOwn('run_it')
  post = await mailServer()
  for (const made of [safe, trials]) mkdirSync(made)
})
afterAll(async () => {
  await post.stop()
  rmSync(folder, { recursive: true })
})
/** What a trial left behind. */
const left = () => readdirSync(trials).filter((name) => name.startsWith('tmp.'))

/** The indented block of the page that begins with this line. */
function block(first: string): string {
  const lines = page.split('\n')
  const at = lines.indexOf(`    ${first}`)
  const length = lines.slice(at).findIndex((line) => line !== '' && !line.startsWith('    '))
  expect(at, `docs/run-it.md has a block that begins with ${first}`).toBeGreaterThan(0)
  return lines
    .slice(at, at + length)
    .map((line) => line.slice(4))
    .join('\n')
}

async function nightly(databaseUrl: string) {
  const script = join(folder, 'nightly')
  const here = block('#!/bin/sh')
    .replaceAll('/srv/kith/app', root)
    .replaceAll('/media/safe', safe)
    .replaceAll('npx kith', `"${process.execPath}" ${typescript.join(' ')} cli/kith.ts`)
  writeFileSync(script, here)
  const child = spawn('sh', [script], {
    env: {
      ...process.env,
      TMPDIR: trials,
      KITH_DATA: join(folder, 'data'),
      DATABASE_URL: databaseUrl,
      KITH_URL: 'https://kith.example',
      MAIL_FROM: 'Kith <kith@school.example>',
      SMTP_URL: `smtp://127.0.0.1:${post.port}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { out, err, code: code as number | null }
}

test('every night: a backup is made, brought back, looked at, and nothing of the trial is left', {
  timeout: 120_000,
}, async () => {
  const { out, err, code } = await nightly(here.url)
  expect({ code, err }, out).toEqual({ code: 0, err: '' })
  expect(out).toContain('Row security is on')
  expect(readdirSync(safe)).toEqual([expect.stringMatching(/^kith-\d{4}-\d\d-\d\d\.zip$/)])
  expect([left(), post.received]).toEqual([[], []])
})

test('a night on which it does not work ends in a failure that a service manager sees', {
  timeout: 60_000,
}, async () => {
  rmSync(safe, { recursive: true })
  mkdirSync(safe)
  const wrong = new URL(here.url)
  wrong.pathname = '/nowhere'
  const { err, code } = await nightly(wrong.href)
  expect(code).not.toBe(0)
  expect(err).toContain('There is no database nowhere there yet')
  expect([readdirSync(safe), left()]).toEqual([[], []])
})
