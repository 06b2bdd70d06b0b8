import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { town } from '#test/support/town.ts'

const run = promisify(execFile)
const LEARNERS = 20_000

test('fifty thousand people come in within 48 MB', { timeout: 300_000 }, async () => {
  const child = [
    '--max-old-space-size=48',
    join(import.meta.dirname, 'testing', 'memory-child.ts'),
    String(LEARNERS),
  ]
  const { stdout } = await run(process.execPath, child, {
    env: { ...process.env, KITH_TEST_DATABASE: (await town()).url },
  })
  const counts = JSON.parse(stdout)
  expect(counts.peopleNew).toBeGreaterThan(50_000)
  expect(counts.linksProposed).toBeGreaterThan(LEARNERS)
})
