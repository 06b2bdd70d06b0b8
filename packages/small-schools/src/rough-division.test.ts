import { expect, it } from 'vitest'
import { town } from '../bench/made-up.ts'
import { board } from './board.ts'
import { coarsen } from './coarsen.ts'
import { firstDivision } from './first-division.ts'
import { readSchool } from './read-school.ts'
import { roughDivision } from './rough-division.ts'
import { tiesOf } from './ties.ts'

const learners = town(201, 5)
const pair = (l: number) => [learners[l]!.id, learners[l + 1]!.id]
const school = readSchool({
  learners,
  units: 3,
  together: [[...pair(0), learners[2]!.id], pair(4), pair(6)],
  apart: [11, 13, 15].map(pair),
  seed: 1,
})
const ties = tiesOf(school)

it('joins blocks of one size two by two, nobody with whom they must be apart from', () => {
  const { blocks, blockOf } = coarsen(school, ties, 0)
  expect(blocks.flat().sort((a, b) => a - b)).toEqual(learners.map((_, l) => l))
  for (const block of blocks) {
    for (const l of block) expect(blocks[blockOf[l]!]).toBe(block)
    const parts = [...new Set(block.map((l) => school.blockOf[l]!))].map((b) => school.blocks[b]!.length)
    expect(parts.length).toBeLessThanOrEqual(2)
    expect(new Set(parts).size).toBe(1)
  }
  expect(blocks.length).toBeLessThan(0.7 * school.blocks.length)
  for (const [a, b] of school.apart) expect(blockOf[a]).not.toBe(blockOf[b])
})

it('SPEC 2.3 keeps sizes exactly and most friendships that lie close', async () => {
  const first = board(school, ties, firstDivision(school))
  const rough = board(school, ties, (await roughDivision(school, ties, 400_000, {}))!)
  expect(rough.size).toEqual(new Int32Array(3).fill(67))
  expect(rough.total().kept).toBeGreaterThan(2 * first.total().kept)
})

it('leaves small units to the annealing of single learners', async () => {
  const small = readSchool({ learners, units: 10, seed: 1 })
  expect(await roughDivision(small, tiesOf(small), 1000, {})).toBeUndefined()
})
