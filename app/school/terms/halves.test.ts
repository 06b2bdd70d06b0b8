import { expect, test } from 'vitest'
import { halves } from './halves.ts'

test('the autumn term is halved at a weekend', () => {
  expect(halves('2026-09-01', '2026-12-18')).toEqual([
    { starts_on: '2026-09-01', ends_on: '2026-10-23' },
    { starts_on: '2026-10-26', ends_on: '2026-12-18' },
  ])
})

test('a term of two days has a half each', () => {
  expect(halves('2026-09-01', '2026-09-02')).toEqual([
    { starts_on: '2026-09-01', ends_on: '2026-09-01' },
    { starts_on: '2026-09-02', ends_on: '2026-09-02' },
  ])
})
