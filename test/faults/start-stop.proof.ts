import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { until } from './look.ts'
import { freePort } from './running-kith.ts'

// As `npm start` runs it: the process that npm starts hands over to Kith's own, and is the only one a supervisor knows. What
// it does before that (bringing Node and packages) is left out: a test installs nothing.
const root = join(import.meta.dirname, '../..')
const handOver = pathToFileURL(join(root, 'scripts/bring/hand-over.mjs')).href
const script = `import { handOver } from ${JSON.stringify(handOver)}
  handOver(process.execPath, process.env, 'cli/kith.ts', ['start'])`
const folder = mkdtempSync(join(tmpdir(), 'kith-start-'))
const started: ChildProcess[] = []

function start(port: number): ChildProcess {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: { ...process.env, KITH_DATA: folder, PORT: String(port), KITH_DEMO: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  return child
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/-/healthy`).then(
    ({ ok }) => ok,
    () => false,
  )

/** @throws what it said, where it ended instead */
async function up(child: ChildProcess, port: number): Promise<void> {
  const said = text(child.stderr!)
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`Kith did not come up: ${await said}`)
    return answers(port)
  })
}

afterAll(async () => {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  await until(async () => started.every((child) => child.exitCode !== null || child.signalCode !== null))
  rmSync(folder, { recursive: true })
})

test('a second start leaves the first alone; signals to the first process stop all; killed, it takes all along', {
  timeout: 120_000,
}, async () => {
  const [port, other] = [await freePort(), await freePort()]
  const first = start(port)
  await up(first, port)

  const second = start(other)
  const [said, [code]] = await Promise.all([text(second.stderr!), once(second, 'exit')])
  expect(code).toBe(1)
  expect(said).toMatch(/^kith: Another Kith \(process \d+\) is already using the data folder .*\n$/)
  expect(await answers(port)).toBe(true)

  // As through a terminal and npm at once: the same wish, twice.
  first.kill('SIGINT')
  first.kill('SIGINT')
  expect(await once(first, 'exit')).toEqual([0, null])
  expect(await answers(port)).toBe(false)

  const killed = start(port)
  await up(killed, port)
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  await until(async () => !(await answers(port)))
  const next = start(port)
  await up(next, port)
  next.kill('SIGTERM')
  expect(await once(next, 'exit')).toEqual([0, null])
})
