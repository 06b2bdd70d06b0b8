import { mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { remove } from '../remove.ts'

/** A folder for one test, gone after it. As `mkdtemp` makes it, nobody but its owner may enter: root's server cannot. */
export function testFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kith-test-')))
  onTestFinished(() => remove(folder))
  return folder
}
