import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateRoll } from './generate.ts'
import { writeOneRoster } from './write.ts'

const run = promisify(execFile)
const LEARNERS = 40_000

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-memory-'))
  await writeOneRoster(folder, () => generateRoll(LEARNERS))
})
afterAll(() => rm(folder, { recursive: true }))

test('a hundred thousand people are read within 48 MB', { timeout: 300_000 }, async () => {
  // Ids and a few bytes a person may stay. A reader whose ids held on to the text they were cut from died at this, and at 64 MB.
  const child = ['--max-old-space-size=48', join(import.meta.dirname, 'memory-child.ts'), folder]
  const { stdout } = await run(process.execPath, child)
  const counts = JSON.parse(stdout)
  expect(counts.person).toBeGreaterThan(100_000)
  expect(counts).toMatchObject({
    problem: 0,
    role: counts.person,
    guardianLink: counts.person - LEARNERS - Math.ceil(LEARNERS / 14),
  })
})
