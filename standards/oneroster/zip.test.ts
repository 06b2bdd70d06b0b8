import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import yazl from 'yazl'
import { RollUnreadable } from '../roll/problem.ts'
import { openOneRoster } from './open.ts'
import { type Files, GOOD, ofKind, outcomeOf } from './testing.ts'
import { ZIP_LIMITS, zipFiles } from './zip.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-zip-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function zipOf(name: string, files: Files): Promise<string> {
  const zip = new yazl.ZipFile()
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
  const path = join(folder, `${name}.zip`)
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

const under = (prefix: string) =>
  Object.fromEntries(Object.entries(GOOD).map(([name, text]) => [prefix + name, text]))

test.each([
  ['flat', ''],
  ['inner', 'my export/'],
])('a zip, %s', async (name, prefix) => {
  const path = await zipOf(name, { ...under(prefix), '__MACOSX/._users.csv': 'x', 'notes.txt': 'hello' })
  const roll = await openOneRoster(path)
  const { records, problems } = await outcomeOf(roll)
  expect(await outcomeOf(roll)).toEqual({ records, problems })
  await roll.close()
  expect(ofKind(records, 'person')).toHaveLength(4)
  expect(problems).toEqual([])
})

test('what is no zip, or not there, says so', async () => {
  const path = join(folder, 'notes.zip')
  await writeFile(path, 'not a zip at all')
  await expect(openOneRoster(path)).rejects.toThrow('not a zip file')
  await expect(openOneRoster(join(folder, 'nothing'))).rejects.toThrow('There is nothing at')
  await expect(openOneRoster('/dev/null')).rejects.toThrow('neither a folder nor a zip')
})

test('a name that leads outside is refused', async () => {
  const path = await zipOf('outside', { 'aa/users.csv': GOOD['users.csv'] })
  const bytes = await readFile(path)
  await writeFile(path, Buffer.from(bytes.toString('latin1').replaceAll('aa/users', '../users'), 'latin1'))
  await expect(openOneRoster(path)).rejects.toThrow('outside itself')
})

test('a bomb is refused before it is unpacked', async () => {
  const path = await zipOf('bomb', { 'users.csv': Buffer.alloc(ZIP_LIMITS.smallBytes + 1) })
  await expect(openOneRoster(path)).rejects.toThrow('far more than a roll holds')
})

test('limits on how many files and how much', async () => {
  const path = await zipOf('limits', under(''))
  await expect(zipFiles(path, { ...ZIP_LIMITS, entries: 3 })).rejects.toThrow('too many files')
  await expect(zipFiles(path, { ...ZIP_LIMITS, bytes: 100 })).rejects.toThrow('too large')
})

test('a zip damaged anywhere is unreadable or reads, and never throws anything else', async () => {
  const path = await zipOf('damaged', under(''))
  const whole = await readFile(path)
  let unreadable = 0
  for (let at = 0; at < whole.length; at += 13) {
    const spoilt = Buffer.from(whole)
    spoilt[at] = spoilt[at]! ^ 0x5a
    await writeFile(path, spoilt)
    try {
      const roll = await openOneRoster(path)
      try {
        await outcomeOf(roll)
      } finally {
        await roll.close()
      }
    } catch (error) {
      expect(error).toBeInstanceOf(RollUnreadable)
      unreadable++
    }
  }
  expect(unreadable).toBeGreaterThan(10)
})
