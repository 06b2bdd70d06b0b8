import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

function run(script: string, ...args: string[]): boolean {
  return spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status === 0
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
const checks =
  asked !== 'all'
    ? []
    : [
        run('node_modules/typescript/bin/tsc', '--noEmit'),
        run('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
      ]
const { names, missing } = runnable()
const clean = run(
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

// vitest also ends badly for what belongs to no test: an error nobody waited for, a crash, no tests at all.
const otherwise = !clean && inTests === 0 ? 1 : 0
const failed = inTests + otherwise + missing + checks.filter((ok) => !ok).length
if (skipped > 0) process.stdout.write(`${skipped} skipped\n`)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
