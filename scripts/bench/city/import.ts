import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { typescript } from '#test/support/typescript.ts'
import { scratchDatabase } from '../../../db/embedded/scratch.ts'
import { generateRoll } from '../../../standards/oneroster/generate.ts'
import { writeOneRoster } from '../../../standards/oneroster/write.ts'
import { copied } from './copied.ts'

/** What bringing in a roll took, beside PostgreSQL's own COPY of the rows that came of it. */
export interface Imported {
  readonly learners: number
  readonly people: number
  readonly rows: number
  readonly seconds: number
  readonly copySeconds: number
  /** Megabytes that the importing process had, second by second. */
  readonly megabytes: readonly number[]
}

const run = promisify(execFile)

/** Node takes what memory there is before it cleans up; with little it shows what is needed. */
const HEAP = '--max-old-space-size=128'

/** Writes a roll of so many learners as a OneRoster folder, brings it in by `kith import`, and copies what came of it. */
export async function imported(learners: number): Promise<Imported> {
  const server = await scratchDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-roll-'))
  try {
    await writeOneRoster(folder, () => generateRoll(learners))
    const from = performance.now()
    const megabytes = await bringIn(server.url, folder)
    const seconds = (performance.now() - from) / 1000
    return { learners, seconds, megabytes, ...(await copied(server.url)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await server.stop()
  }
}

async function bringIn(url: string, folder: string): Promise<readonly number[]> {
  const kith = spawn(
    process.execPath,
    [HEAP, ...typescript, 'cli/kith.ts', 'import', 'oneroster', folder, '--name', 'Many learners'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DATABASE_URL: url, KITH_DATA: join(folder, 'data'), KITH_DEMO: '0' },
    },
  )
  const over = once(kith, 'exit')
  const megabytes: number[] = []
  while (kith.exitCode === null && kith.signalCode === null) {
    const had = await residentMegabytes(kith.pid!)
    if (had !== undefined) megabytes.push(had)
    await Promise.race([sleep(1000), over])
  }
  if (kith.exitCode !== 0) throw new Error(`kith import ended with ${kith.exitCode ?? kith.signalCode}`)
  return megabytes
}

/** By ps, which every Unix has; undefined where the process has just ended. */
async function residentMegabytes(pid: number): Promise<number | undefined> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(
    (error: { code?: number; stdout?: string }) => {
      if (error.code === 1) return { stdout: '' }
      throw error
    },
  )
  return stdout.trim() === '' ? undefined : Math.round(Number(stdout) / 1024)
}
