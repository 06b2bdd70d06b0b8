import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { findChrome } from './chrome.ts'
import { readReport } from './test/report.ts'

// `npm test`: types and lint, then every suite; ends in one line, `N passed, N failed`, whatever happens. `npm run test:unit`
// leaves out the browser, the engines and the long proofs, for while one works;
// folders named after it are all that it runs.
const suites = {
  all: ['pure', 'engines', 'app', 'proof', 'browser', 'real'],
  unit: ['pure', 'app'],
  real: ['real'],
} as const
const asked = (process.argv[2] ?? 'all') as keyof typeof suites
if (!Object.hasOwn(suites, asked)) {
  process.stderr.write(`There is no suite “${asked}”: ${Object.keys(suites).join(', ')}.\n`)
  process.exit(1)
}

async function run(script: string, ...args: string[]): Promise<boolean> {
  const [code] = await once(spawn(process.execPath, [script, ...args], { stdio: 'inherit' }), 'exit')
  return code === 0
}

/** The same beside something else: what it says comes once it is over, in one piece. */
async function check(script: string, ...args: string[]) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { ok: code === 0, said: out + err }
}

/** What is left to run, and what could not be. */
function runnable(): { readonly names: readonly string[]; readonly missing: number } {
  const names: readonly string[] = suites[asked]
  if (!names.includes('browser')) return { names, missing: 0 }
  try {
    process.env.KITH_CHROME = findChrome()
    return { names, missing: 0 }
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return { names: names.filter((name) => name !== 'browser'), missing: 1 }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'kith-test-'))
const file = join(folder, 'report.json')
// Beside the tests, which begin with a town: one process makes it, and the other core would wait.
const checking =
  asked !== 'all'
    ? []
    : [
        check('node_modules/typescript/bin/tsc', '--noEmit'),
        check('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
      ]
const { names, missing } = runnable()
const clean = await run(
  'node_modules/vitest/vitest.mjs',
  'run',
  ...process.argv.slice(3),
  ...names.flatMap((name) => ['--project', name]),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${file}`,
)
const { passed, failed: inTests, skipped } = readReport(file)
rmSync(folder, { recursive: true })
const checks = await Promise.all(checking)
for (const { said } of checks) process.stdout.write(said)

// vitest also ends badly for what belongs to no test: an error nobody waited for, a crash, no tests at all.
const otherwise = !clean && inTests === 0 ? 1 : 0
const failed = inTests + otherwise + missing + checks.filter(({ ok }) => !ok).length
if (skipped > 0) process.stdout.write(`${skipped} skipped\n`)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
