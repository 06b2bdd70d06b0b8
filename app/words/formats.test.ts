import { describe, expect, test } from 'vitest'
import {
  dayOf,
  endOfDay,
  formatDate,
  formatDateTime,
  formatList,
  formatNumber,
  formatRelativeDay,
  formatTime,
  inLocale,
  inOrder,
} from './words.ts'

describe('dates', () => {
  test('a day of the calendar is the same day in every time zone', () => {
    for (const zone of ['Pacific/Auckland', 'America/Los_Angeles'])
      expect(inLocale('en', () => formatDate('2027-03-09'), zone)).toBe('9 March 2027')
  })

  test('a moment is told in the place’s time, summer time included', () => {
    const moment = new Date('2027-06-30T23:30:00Z')
    expect(formatDate(moment)).toBe('1 July 2027')
    expect(formatTime(moment)).toBe('12:30 am')
    expect(formatDateTime(moment)).toContain('1 July 2027')
    expect(dayOf(moment)).toBe('2027-07-01')
  })

  test('a day ends when the clocks of the place say so, also on the day they change', () => {
    expect(endOfDay('2027-06-30').toISOString()).toBe('2027-06-30T22:59:59.000Z')
    expect(endOfDay('2027-01-31').toISOString()).toBe('2027-01-31T23:59:59.000Z')
    expect(endOfDay('2027-03-28').toISOString()).toBe('2027-03-28T22:59:59.000Z')
    expect(endOfDay('2027-10-31').toISOString()).toBe('2027-10-31T23:59:59.000Z')
    const far = (zone: string) => inLocale('en', () => endOfDay('2027-06-30').toISOString(), zone)
    expect(far('Pacific/Auckland')).toBe('2027-06-30T11:59:59.000Z')
    expect(far('America/Los_Angeles')).toBe('2027-07-01T06:59:59.000Z')
  })

  test('are said in the language', () => {
    expect(inLocale('cy', () => formatDate('2027-03-09', 'weekday'))).toBe('Dydd Mawrth, 9 Mawrth')
    expect(formatDate('2027-03-09', 'short')).toBe('9 Mar 2027')
  })

  test('near days have names, far ones a date', () => {
    const from = '2027-03-09'
    const say = (day: string) => formatRelativeDay(day, from)
    expect(['2027-03-09', '2027-03-08', '2027-03-12'].map(say)).toEqual(['today', 'yesterday', 'in 3 days'])
    expect(say('2027-03-17')).toBe('17 March 2027')
  })

  test('a day is counted by the calendar, not by 24 hours', () => {
    expect(formatRelativeDay('2027-03-29', '2027-03-28')).toBe('tomorrow')
    expect(formatRelativeDay(new Date('2027-03-09T00:10Z'), new Date('2027-03-08T23:50Z'))).toBe('tomorrow')
  })
})

test('numbers, lists and the order of names', () => {
  expect(formatNumber(12345.5)).toBe('12,345.5')
  expect(formatList(['Asha', 'Mo', 'Jean'])).toBe('Asha, Mo and Jean')
  expect(['7B', 'Élan', '10A', 'Eve'].sort(inOrder)).toEqual(['7B', '10A', 'Élan', 'Eve'])
})

test('a Welsh “and” goes by the letter after it', () => {
  const say = (...names: string[]) => inLocale('cy', () => formatList(names))
  expect([say('Mo', 'Jean'), say('Mo', 'Asha'), say('Mo', 'Jean', 'Ŵena')]).toEqual([
    'Mo a Jean',
    'Mo ac Asha',
    'Mo, Jean ac Ŵena',
  ])
})
