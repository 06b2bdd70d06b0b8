import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RollRecord } from '../roll/types.ts'
import { generateRoll } from './generate.ts'
import { openOneRoster } from './open.ts'
import { GOOD, gather, outcomeOf, readFiles } from './testing.ts'
import { writeOneRoster } from './write.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-write-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function* each(records: readonly RollRecord[]) {
  yield* records
}

async function throughFiles(records: readonly RollRecord[]) {
  await writeOneRoster(folder, () => each(records))
  return outcomeOf(await openOneRoster(folder))
}

/** Without where a record stood, and with the one thing the format makes of its own: a course above each class. */
const bare = (record: RollRecord) => {
  const { file: _, line: __, modifiedAt: ___, ...rest } = record
  return rest.kind === 'class' ? { ...rest, course: rest.course ?? `${rest.sourcedId}:course` } : rest
}

test('the demo town comes back as it was, without those who have left', async () => {
  const { records } = await outcomeOf(await openOneRoster('db/seeds/roll'))
  const gone = new Set(
    records.flatMap((record) => (record.kind === 'person' && record.deleted ? [record.sourcedId] : [])),
  )
  const stay = records.filter((record) => {
    if (record.deleted) return false
    return record.kind !== 'role' && record.kind !== 'enrolment' ? true : !gone.has(record.person)
  })
  const back = await throughFiles(records)
  expect(gone.size).toBe(27)
  expect(back.problems).toEqual([])
  const wanted = stay
    .map(bare)
    .map((record) =>
      record.kind === 'class'
        ? { ...record, grades: record.grades.map((grade) => (grade === '00' ? 'KG' : grade)) }
        : record,
    )
  expect(back.records.map(bare)).toEqual(wanted)
})

test('a generated roll comes back as it was, the same for the same seed', async () => {
  const records = await gather(generateRoll(300, 7))
  expect(await gather(generateRoll(300, 7))).toEqual(records)
  expect(await gather(generateRoll(300, 8))).not.toEqual(records)
  const back = await throughFiles(records)
  expect(back.problems).toEqual([])
  expect(back.records.map(bare)).toEqual(records.map(bare))
})

test('names that a spreadsheet would run are harmless in the file and whole when read back', async () => {
  const bad = ['=HYPERLINK("http://x")', '+1', '-Ann, "the"\u00a0great', '@x', "'=y", "O'Hara"]
  const { records } = await readFiles(GOOD)
  const [person] = records.filter((record) => record.kind === 'person')
  const people = bad.map((familyName, n) => ({ ...person!, sourcedId: `p${n}`, familyName }))
  const others = records.filter((record) => record.kind === 'org')
  const back = await throughFiles([...others, ...people])
  const names = back.records.flatMap((record) => (record.kind === 'person' ? [record.familyName] : []))
  expect(names).toEqual(bad.map((name) => name.replace('\u00a0', ' ')))
  const file = await readFile(join(folder, 'users.csv'), 'utf8')
  expect(file).not.toMatch(/(^|,)"?[=+@-]/m)
})
