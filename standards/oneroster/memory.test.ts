import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateRoll } from './generate.ts'
import { writeOneRoster } from './write.ts'

const run = promisify(execFile)
const LEARNERS = 80_000

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-memory-'))
  await writeOneRoster(folder, () => generateRoll(LEARNERS))
})
afterAll(() => rm(folder, { recursive: true }))

/** Reads the roll with so many megabytes for everything that lives longer than a row. */
const readWith = (megabytes: number) =>
  run(process.execPath, [
    `--max-old-space-size=${megabytes}`,
    join(import.meta.dirname, 'memory-child.ts'),
    folder,
  ])

test('two hundred thousand people are read within 128 MB', { timeout: 120_000 }, async () => {
  const { stdout } = await readWith(128)
  const counts = JSON.parse(stdout)
  expect(counts.person).toBeGreaterThan(200_000)
  expect(counts).toMatchObject({
    problem: 0,
    role: counts.person,
    guardianLink: counts.person - LEARNERS - Math.ceil(LEARNERS / 14),
  })
})

test('and the bound bites: a tenth of it is not enough', { timeout: 120_000 }, async () => {
  await expect(readWith(12)).rejects.toThrow()
})
