import { expect, test } from 'vitest'
import { compare } from './history.ts'
import type { Item } from './plan.ts'

const item = (id: string, doneOn: string | null = null) =>
  ({ id, section: 'step', text: `Dig ${id}`, doneOn, goalId: null, apart: false }) as unknown as Item

const doneOf = (before: readonly Item[], after: readonly Item[]) =>
  compare(before, after).map(({ itemId, done }) => [itemId, done])

test('what is new or taken out is neither done nor undone', () => {
  expect(doneOf([], [item('new')])).toEqual([['new', undefined]])
  expect(doneOf([item('out', '2026-11-01')], [])).toEqual([['out', undefined]])
})

test('done, and done no longer', () => {
  expect(doneOf([item('a')], [item('a', '2026-11-01')])).toEqual([['a', 'now']])
  expect(doneOf([item('a', '2026-11-01')], [item('a')])).toEqual([['a', 'no longer']])
  expect(doneOf([], [item('a', '2026-11-01')])).toEqual([['a', 'now']])
})
