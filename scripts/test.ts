import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChrome } from './chrome.ts'

// `npm test`: types and lint, then every suite; ends in one line, `N passed, N failed`. `npm run test:unit` leaves the
// browser out, for while one works.
const suites = { all: ['pure', 'app', 'browser', 'real'], unit: ['pure', 'app'], real: ['real'] } as const
const asked = (process.argv[2] ?? 'all') as keyof typeof suites

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly success: boolean
}

function run(...args: string[]): number {
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1
}

const folder = mkdtempSync(join(tmpdir(), 'kith-test-'))
const report = join(folder, 'report.json')
if (asked !== 'real' && suites[asked].length > 2) process.env.KITH_CHROME = findChrome()
const unchecked = asked === 'real' ? 0 : run(...process.execArgv, 'scripts/check.ts')
run(
  'node_modules/vitest/vitest.mjs',
  'run',
  ...suites[asked].flatMap((name) => ['--project', name]),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
)
const found: Report = existsSync(report)
  ? (JSON.parse(readFileSync(report, 'utf8')) as Report)
  : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, success: false }
rmSync(folder, { recursive: true })

// A suite that could not even be collected fails no test, and still is a failure.
const uncollected = found.success || found.numFailedTests > 0 ? 0 : 1
const failed = found.numFailedTests + unchecked + uncollected
const skipped = found.numPendingTests > 0 ? `, ${found.numPendingTests} skipped` : ''
process.stdout.write(`${found.numPassedTests} passed, ${failed} failed${skipped}\n`)
process.exit(failed === 0 ? 0 : 1)
