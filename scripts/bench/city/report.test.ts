import { expect, test } from 'vitest'
import type { Loaded } from './load.ts'
import { type Measured, performancePage } from './report.ts'

const took = (median: number, p99: number): Loaded => ({
  median,
  p99,
  resting: { median: median / 2, p99: p99 / 2 },
  perSecond: 100,
  bytes: 5000,
  wrong: 0,
  cpu: 4,
  anew: 9,
})
const town = (people: number, plan: Loaded): Measured => ({
  people,
  made: 3,
  loads: new Map([
    ['a bare page with one query', took(1, 3)],
    ['my plan', plan],
  ]),
  policies: new Map([['my plan', { withPolicies: 6, without: 4, statements: 5, left: 1 }]]),
})
const roll = { learners: 10, people: 25, rows: 100, seconds: 8, copySeconds: 2, megabytes: [90, 120, 110] }

test('the page says which of its aims were missed, by the largest town, and how each figure grows', () => {
  const page = performancePage([town(1000, took(200, 900)), town(10_000, took(40, 151))], roll)
  expect(page).toContain('people who read what they opened: not met by: my plan.')
  expect(page).toContain('read): each page meets it.')
  expect(page).toContain('| my plan | 20 ms | 76 ms | 40 ms | 151 ms | 100 |')
  expect(page).toContain('| my plan | 200 ms, 100/s | 40 ms, 100/s |')
  expect(page).toContain('| 4.0 ms | 9.0 ms | 5,000 |')
  expect(page).toContain('not met by: my plan')
  expect(page).toContain('| my plan | 1.50 (6.0 / 4.0 ms) | 1.50 (6.0 / 4.0 ms) | 5 | 1 |')
  expect(page).toContain('4.0 times as quick')
  const met = performancePage([town(1000, took(50, 150))], roll)
  expect(met).toContain('people who read what they opened: each page meets it.')
})
