import { expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { ErrorSummary, problemWith } from './error-summary.tsx'

const problems = [
  { field: 'born', message: 'Look at the day again.' },
  { field: '', message: 'That did not work.' },
]

test('leads to each field, and says what belongs to none', () => {
  const html = show(() => ErrorSummary({ problems }))
  expect(html).toContain('<a href="#field-born">Look at the day again.</a>')
  expect(html).toContain('<li>That did not work.</li>')
})

test('is nothing when nothing is wrong', () => {
  expect([[], undefined].map((none) => ErrorSummary({ problems: none }))).toEqual([null, null])
})

test('a field finds what is wrong with it', () => {
  expect([
    problemWith(problems, 'born'),
    problemWith(problems, 'name'),
    problemWith(undefined, 'born'),
  ]).toEqual(['Look at the day again.', undefined, undefined])
})
