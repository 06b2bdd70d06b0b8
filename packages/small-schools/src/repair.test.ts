import { expect, it } from 'vitest'
import { town } from '../bench/made-up.ts'
import { board } from './board.ts'
import { dice } from './dice.ts'
import { firstDivision } from './first-division.ts'
import { readSchool } from './read-school.ts'
import { repair } from './repair.ts'
import { tiesOf } from './ties.ts'

it('SPEC 2.3 brings everybody a friend and mends every rule, from a division by lot', async () => {
  const { below } = dice(3)
  const learners = town(60, 5).map((learner) => ({ ...learner, traits: { year: String(below(3)) } }))
  const pair = (l: number) => [learners[l]!.id, learners[l + 1]!.id]
  const school = readSchool({
    learners,
    units: 5,
    together: [0, 2, 4].map(pair),
    apart: [11, 13, 15].map(pair),
    balance: [{ trait: 'year', within: 0 }],
    seed: 1,
  })
  const ties = tiesOf(school)
  const first = firstDivision(school)
  const before = board(school, ties, first.slice()).total()
  expect(before.lonely).toBeGreaterThan(5)
  expect(before.broken).toBeGreaterThan(0)
  const mended = board(school, ties, await repair(school, board(school, ties, first), 0, 200_000, {}))
  expect(mended.total()).toMatchObject({ lonely: 0, broken: 0 })
  expect(mended.size).toEqual(new Int32Array(5).fill(12))
})
