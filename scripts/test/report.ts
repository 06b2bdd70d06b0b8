import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const schema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** How a run of vitest went. A file that failed before its first test counts as one failed. */
export interface Report {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Reads vitest's JSON report; one that is not there or cut short (a crash) is one failed. */
export function readReport(file: string): Report {
  const found = existsSync(file) ? schema.safeParse(parsed(readFileSync(file, 'utf8'))) : undefined
  if (!found?.success) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = found.data
  const files = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + files.length, skipped: numPendingTests }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
