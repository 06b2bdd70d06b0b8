import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../app/config.ts'
import { folder } from './folder.ts'

test('what cannot be a data folder is a finding, and looked at no further', () => {
  const here = mkdtempSync(join(tmpdir(), 'kith-doctor-'))
  onTestFinished(() => rmSync(here, { recursive: true }))
  const file = join(here, 'file')
  writeFileSync(file, '')
  expect(folder(readConfig({ KITH_DATA: here }))[0]).toMatchObject({ part: 'folder', level: 'well' })
  expect(folder(readConfig({ KITH_DATA: file }))[0]).toMatchObject({ part: 'folder', level: 'wrong' })
})
