import { expect, test } from 'vitest'
import { countRanked } from './count-ranked.ts'

const LOT = ['a', 'b', 'c']
const times = (n: number, ...ballot: readonly string[]) => Array.from({ length: n }, () => ballot)

test('more than half of first choices wins at once', () => {
  const { winner, rounds } = countRanked(LOT, [...times(3, 'b', 'a'), ...times(2, 'a')])
  expect(winner).toBe('b')
  expect(rounds).toHaveLength(1)
})

test('the option with the fewest goes, and its ballots move on', () => {
  const { winner, rounds } = countRanked(LOT, [...times(4, 'a'), ...times(3, 'b'), ...times(2, 'c', 'b')])
  expect(winner).toBe('b')
  expect(rounds.map(({ out, byLot }) => [out, byLot])).toEqual([
    ['c', false],
    [null, false],
  ])
  expect(rounds[1]!.counts).toEqual([
    { id: 'b', votes: 5 },
    { id: 'a', votes: 4 },
  ])
})

test('of two with the fewest the last in the lot goes, and the round says so', () => {
  const { winner, rounds } = countRanked(
    ['c', 'b', 'a'],
    [...times(3, 'c'), ...times(2, 'a', 'b'), ...times(2, 'b', 'a')],
  )
  expect(rounds[0]).toMatchObject({ out: 'a', byLot: true })
  expect(winner).toBe('b')
})

test('a ballot whose options have all gone counts no more', () => {
  const { winner, rounds } = countRanked(LOT, [...times(2, 'c'), ...times(3, 'a'), ...times(3, 'b', 'a')])
  expect(rounds[0]!.out).toBe('c')
  expect(rounds[1]!.counts.reduce((sum, { votes }) => sum + votes, 0)).toBe(6)
  expect(winner).toBe('a')
})

test('nobody voted: nobody wins', () => {
  expect(countRanked(LOT, []).winner).toBeNull()
})
