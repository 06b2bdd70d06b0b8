import { mkdirSync, readFileSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isLocked, lockFolder } from './lock.ts'
import { testFolder } from './testing/folder.ts'

test('one at a time has a folder, and gives it back', async () => {
  const folder = testFolder()
  const release = await lockFolder(folder)
  expect(isLocked(folder)).toBe(true)
  expect(readFileSync(join(folder, 'kith.pid'), 'utf8')).toBe(`${process.pid}\n`)
  await expect(lockFolder(folder)).rejects.toMatchObject({ name: 'FolderInUse', pid: process.pid })
  release()
  release()
  expect(isLocked(folder)).toBe(false)
  const again = await lockFolder(folder)
  again()
})

test('a start that cannot make its mark does not keep the folder', async () => {
  const folder = testFolder()
  mkdirSync(join(folder, 'kith.pid'))
  await expect(lockFolder(folder)).rejects.toThrow()
  rmdirSync(join(folder, 'kith.pid'))
  const release = await lockFolder(folder)
  release()
})
