import { expect, test } from 'vitest'
import { isDaytime } from './when.ts'

test.each([
  ['in winter from eight', '2027-01-11T07:59:59Z', '2027-01-11T08:00:00Z'],
  ['in summer from eight by the clock on the wall', '2027-07-05T06:59:59Z', '2027-07-05T07:00:00Z'],
  ['on the day the clocks go forward', '2027-03-28T06:59:59Z', '2027-03-28T07:00:00Z'],
])('%s', (_, night, day) => {
  expect([isDaytime(new Date(night)), isDaytime(new Date(day))]).toEqual([false, true])
})

test.each([
  ['in winter until seven in the evening', '2027-01-11T18:59:59Z', '2027-01-11T19:00:00Z'],
  ['in summer too', '2027-07-05T17:59:59Z', '2027-07-05T18:00:00Z'],
])('%s', (_, day, night) => {
  expect([isDaytime(new Date(day)), isDaytime(new Date(night))]).toEqual([true, false])
})

test('not at midnight', () => expect(isDaytime(new Date('2027-01-11T00:00:00Z'))).toBe(false))
