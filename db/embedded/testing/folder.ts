import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder for one test, gone after it. As `mkdtemp` makes it, nobody but its owner may enter: root's server cannot. */
export function testFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kith-test-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }))
  return folder
}
