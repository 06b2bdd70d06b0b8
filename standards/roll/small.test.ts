import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainCell, safeCell, shortValue } from './cell.ts'
import { cleanText } from './clean.ts'
import { readDay } from './date.ts'
import { type RollProblem, RollUnreadable } from './problem.ts'
import { problemText } from './problem-text.ts'
import { PROBLEM_WORDS, type ProblemCode } from './problem-words.ts'
import { roleFor, roleSide } from './roles.ts'
import { ROLL_ROLES } from './types.ts'
import { UNREADABLE_WORDS, type UnreadableCode } from './unreadable-words.ts'
import { yearGroup } from './year-group.ts'

describe('dates', () => {
  test.each([
    ['2026-09-01', '2026-09-01', true],
    ['2026-09-01T00:00:00.000Z', '2026-09-01', true],
    ['01/09/2026', '2026-09-01', false],
    ['1.9.2026', '2026-09-01', false],
    ['01/09/2026 00:00', '2026-09-01', false],
    ['2026/09/01', '2026-09-01', false],
    ['20260901', '2026-09-01', false],
    ['1 Sep 2026', '2026-09-01', false],
    ['01-September-2026', '2026-09-01', false],
    ['29/02/2024', '2024-02-29', false],
    ['1/9/26', '2026-09-01', false],
    ['03.04.65', '1965-04-03', false],
  ])('%s is %s', (text, date, iso) => expect(readDay(text)).toEqual({ date, iso }))
  test.each([
    '',
    '2026-02-30',
    '29/02/2026',
    '09/25/2026',
    '31/2/15',
    '26/9/1/1',
    '45901',
    'soon',
    '0001-01-01',
    '1 Foo 2026',
  ])('%s is none', (text) => expect(readDay(text)).toBeNull())
})

describe('year groups', () => {
  test.each([
    ['KG', 0],
    ['00', 0],
    ['Reception', 0],
    ['07', 7],
    ['Year 7', 7],
    ['Y11', 11],
    ['Yr. 3', 3],
    ['Nursery', null],
    ['UG', null],
    ['99', undefined],
    ['Dragons', undefined],
  ])('%s is %s', (word, year) => expect(yearGroup(word)).toBe(year))
})

describe('roles', () => {
  test('each role stands for itself, in any case', () => {
    for (const role of ROLL_ROLES) expect(roleFor(role.toUpperCase())).toBe(role)
  })
  test.each([
    ['administrator', 'siteAdministrator'],
    ['Teaching Assistant', 'aide'],
    ['pupil', 'student'],
    ['mum', 'parent'],
    ['wizard', null],
    ['constructor', null],
    ['', null],
  ])('%s is %s', (word, role) => expect(roleFor(word)).toBe(role))
  test('sides', () =>
    expect(['student', 'aide', 'relative'].map((r) => roleSide(r as 'aide'))).toEqual([
      'learner',
      'staff',
      'family',
    ]))
})

describe('cells', () => {
  test.each(['=1+1', '+cmd', '-2', '@x', '\tx', "'=1", '=HYPERLINK("http://x")'])(
    '%j is not run by a spreadsheet',
    (text) => {
      expect(safeCell(text)).toMatch(/^'/)
      expect(plainCell(safeCell(text))).toBe(text)
    },
  )
  test.each(['Ada', "O'Hara", "'t Hooft", '+44 7700 900123', ''])('%j stays as it is', (text) => {
    expect(safeCell(text)).toBe(text)
    expect(plainCell(text)).toBe(text)
  })
  test('any text comes back as it was', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(plainCell(safeCell(text))).toBe(text)
      }),
    )
  })
  test('a value shown is short, whole and visible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const shown = shortValue(text)
        expect(Array.from(shown).length).toBeLessThanOrEqual(80)
        expect(shown).not.toMatch(/[\p{Cc}\u202e]/u)
        expect(shown.isWellFormed()).toBe(true)
      }),
    )
  })
})

test('clean text is stable: cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const { text } = cleanText(raw)
      fc.pre(!text.startsWith("'"))
      expect(cleanText(text)).toEqual({ text, altered: false })
    }),
  )
})

describe('the words of problems', () => {
  const params = {
    property: 'p',
    mode: 'absent',
    named: 'users.csv',
    encoding: 'UTF-16',
    most: 200,
    count: 3,
    expected: 2,
    first: 7,
    date: '2026-09-01',
    start: '2026-09-01',
    taken: 'school',
    from: 'name',
  }
  const codes = Object.keys(PROBLEM_WORDS) as ProblemCode[]
  test.each(codes)('%s says what happened and what to do', (code) => {
    const problem: RollProblem = {
      file: 'users.csv',
      line: 3,
      field: 'role',
      value: 'x',
      severity: 'left out',
      code,
      params,
    }
    const { what, mend } = problemText(problem)
    expect(what).toMatch(/^\S.{10,}[.]$/s)
    expect(mend).toMatch(/^\S.{10,}[.]$/s)
    expect(what + mend).not.toMatch(/[{}]|undefined/)
  })
  test('another language is asked for the same message', () => {
    const problem: RollProblem = {
      file: 'f',
      line: 3,
      field: 'role',
      value: 'x',
      severity: 'left out',
      code: 'role-unknown',
      params: {},
    }
    const asked: string[] = []
    const say = (message: string) => `${asked.push(message)}`
    expect(problemText(problem, say)).toEqual({ what: '1', mend: '2' })
    expect(asked).toEqual([PROBLEM_WORDS['role-unknown'].what, PROBLEM_WORDS['role-unknown'].mend])
  })
})

describe('why a roll cannot be read at all', () => {
  const params = { path: '/rolls/x', name: 'users.csv', one: 'a', other: 'b' }
  test.each(Object.keys(UNREADABLE_WORDS) as UnreadableCode[])('%s is a sentence', (code) => {
    const { message } = new RollUnreadable(code, params)
    expect(message).toMatch(/^\S.{10,}[.]$/s)
    expect(message).not.toMatch(/[{}]|undefined/)
  })
})
