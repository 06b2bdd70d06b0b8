import { drawLot, readPabulib, verify, writePabulib } from '@kith/participatory-budgeting'
import { expect, test } from 'vitest'
import { hashOf } from '#core/ballots/rule-hash.ts'
import type { Answer } from '../answer.ts'
import { countIt, explainLosses } from './count-it.ts'
import { ruleToCount, type ToCount, toElection } from './to-election.ts'

const given: ToCount = {
  stage: 'counting',
  ballotId: '',
  counted: true,
  title: 'Mill Lane',
  place: 'Wharton Vale',
  amount: 100_000,
  decimals: 2,
  unit: 'GBP',
  form: 'approval',
  rule: {
    count: {
      rule: 'equal-shares',
      utility: 'cost',
      completion: 'add1',
      lot: drawLot(['1', '2', '3', '4'], 'dice 4 2'),
    },
  },
  broughtIn: null,
  projects: [
    ['Benches', 40_000],
    ['Lamps', 30_050],
    ['A pond', 50_000],
    ['A slide', 20_000],
  ].map(([name, cost], place) => ({
    id: '',
    label: String(place + 1),
    position: place + 1,
    name: String(name),
    cost: Number(cost),
    withdrawn: place === 3,
    published: null,
  })),
}
const answers: readonly Answer[] = [[1, 2], [1], [1, 4], [3], [3, 2], [2], [1, 3]]

const counted = (order: readonly Answer[]) =>
  countIt(writePabulib(toElection(given, order)), ruleToCount(given))

test('the same votes give the same seal, in whatever order they lie and on whatever machine', () => {
  const { record } = counted(answers)
  expect(hashOf(record)).toBe('8132e4d06ecca09d004fb9290dcc59657bb6efdb245a73aed8953590d03cdddf')
  expect(hashOf(counted(answers.toReversed()).record)).toBe(hashOf(record))
  expect(hashOf(counted(answers.slice(1)).record)).not.toBe(hashOf(record))
})

test('what is published is what was counted: it holds when it is counted again, and names no voter', () => {
  const { pabulib, record, stories, outcome } = counted(answers)
  expect(verify(readPabulib(pabulib), record)).toEqual({ ok: true, faults: [] })
  expect(pabulib).toContain('voter_id;vote\n1;')
  expect(stories['4']!.loss?.reason).toBe('withdrawn')
  const won = Object.values(stories).filter((story) => story.won)
  expect(outcome.winners.toSorted()).toEqual(won.map(({ project }) => project).toSorted())
  const lost = outcome.losses.filter(({ reason }) => reason !== 'withdrawn').map(({ project }) => project)
  expect([...explainLosses(pabulib, ruleToCount(given), lost)].map(({ project }) => project)).toEqual(lost)
})

test('points with digits after the point, as elections bring them in, are counted as they are', () => {
  const points: ToCount = { ...given, form: 'points', rule: { count: { rule: 'greedy', by: 'score' } } }
  const election = toElection(points, [
    [
      [1, 2.5],
      [3, 0.25],
    ],
    [[3, 3]],
  ])
  expect(election.ballots.pointScale).toBe(100)
  const { stories } = countIt(writePabulib(election), ruleToCount(points))
  expect([stories['1']!.score, stories['3']!.score]).toEqual([2.5, 3.25])
})
