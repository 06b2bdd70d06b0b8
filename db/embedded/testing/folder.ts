import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { startEmbedded } from '../embedded.ts'
import { remove } from '../remove.ts'

const newFolder = () => realpathSync(mkdtempSync(join(tmpdir(), 'kith-test-')))

/** A folder for one test, gone after it. As `mkdtemp` makes it, nobody but its owner may enter: root's server cannot. */
export function testFolder(): string {
  const folder = newFolder()
  onTestFinished(() => remove(folder))
  return folder
}

/** Makes a data folder that a Kith has used and stopped cleanly, before all tests of a file, and removes it after them. */
export function useFolder(): () => string {
  let made = ''
  beforeAll(async () => {
    made = newFolder()
    const database = await startEmbedded({ folder: made })
    await database.stop()
  })
  afterAll(() => remove(made))
  // Each test has a copy of its own: making one takes a second.
  return () => {
    const folder = join(testFolder(), 'data')
    execFileSync('cp', ['-a', made, folder])
    return folder
  }
}
