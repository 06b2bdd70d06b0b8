import { expect, test } from 'vitest'
import { inPlainWords } from './errors.ts'
import { explain } from './trouble.ts'

test('a full disk is said, whoever found it', () => {
  const said = 'PANIC:  could not write to file "pg_wal/xlogtemp.29": No space left on device'
  expect(explain('/data', said)).toMatch(
    /^The disk is full: the database in \/data .* Make room and start again/,
  )
  const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  expect(inPlainWords(error, '/data')).toMatchObject({
    name: 'EmbeddedError',
    message: expect.stringMatching(/^The disk is full: .*\/data/),
  })
})

test('a damaged database is said, with the way back', () => {
  const said = 'PANIC:  could not locate a valid checkpoint record at 0/31F5688'
  expect(explain('/data', said)).toMatch(/\/data are missing or damaged.* npx kith restore FILE.*PANIC/s)
})

test('what nobody foresaw is passed on as it was', () => {
  const error = new Error('odd')
  expect(inPlainWords(error, '/data')).toBe(error)
  expect(explain('/data', 'FATAL:  odd')).toContain('FATAL:  odd')
})
