import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { centreVotes } from '../src/centred-votes.ts'
import { analyse, checkStructure, readVotes, type Vote, withVote } from '../src/index.ts'
import { opinionMap } from '../src/opinion-map.ts'
import { madeUp } from '../test/made-up.ts'

/** One figure: what was done, to how much, and the CPU seconds of all threads it took. */
export interface Figure {
  readonly name: string
  readonly size: string
  readonly cpuSeconds: number
}

const TIMES = 7

function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** The middle of several runs after two that only warm up. */
function warm(work: () => unknown): number {
  const runs = Array.from({ length: TIMES + 2 }, () => cpuSeconds(work)).slice(2)
  return runs.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)]!
}

/** The whole decomposition of the dense covariance, as a library does it. */
function denseComponents(votes: readonly Vote[]): number {
  const { table, value } = centreVotes(readVotes(votes))
  const dense = Matrix.zeros(table.people.length, table.statements.length)
  for (let p = 0; p < table.people.length; p++) {
    for (let e = table.start[p]!; e < table.start[p + 1]!; e++) dense.set(p, table.column[e]!, value[e]!)
  }
  const gram = dense.transpose().mmul(dense)
  return new EigenvalueDecomposition(gram, { assumeSymmetric: true }).realEigenvalues.at(-1)!
}

/** This package's figures, on made-up conversations. */
export async function bench(): Promise<Figure[]> {
  const votes = madeUp({ people: 2000, statements: 900, camps: 3, density: 0.125, seed: 1 })
  const size = `2,000 people × 900 statements, ${votes.length.toLocaleString('en')} votes`
  const table = readVotes(votes)
  const centred = centreVotes(table)
  const one = { person: 'p7', statement: 3, vote: 'pass', at: 1e9 } as const
  const twoCamps = madeUp({ people: 2000, statements: 900, camps: 2, density: 0.125, seed: 3 })
  const noCamps = madeUp({ people: 2000, statements: 900, camps: 1, density: 0.125, seed: 3 })
  const tableOfNone = readVotes(noCamps)
  const million = madeUp({ people: 20_000, statements: 1000, camps: 4, density: 0.05, seed: 2 })
  const few = readVotes(madeUp({ people: 160, statements: 118, camps: 3, density: 0.25, seed: 3 }))
  const before = process.cpuUsage()
  await checkStructure(few)
  const { user, system } = process.cpuUsage(before)
  return [
    {
      name: 'votes read, groups found, statistics (warm)',
      size,
      cpuSeconds: warm(() => analyse(readVotes(votes))),
    },
    {
      name: 'the same, two camps: one direction is noise (warm)',
      size,
      cpuSeconds: warm(() => analyse(readVotes(twoCamps))),
    },
    {
      name: 'the same, no camps: both directions are noise (warm)',
      size,
      cpuSeconds: warm(() => analyse(readVotes(noCamps))),
    },
    {
      name: 'one more vote, everything again (warm)',
      size,
      cpuSeconds: warm(() => analyse(withVote(table, one))),
    },
    {
      name: 'one more vote where there are no camps (warm)',
      size,
      cpuSeconds: warm(() => analyse(withVote(tableOfNone, one))),
    },
    { name: 'components, our sparse iteration (warm)', size, cpuSeconds: warm(() => opinionMap(centred, 1)) },
    { name: 'components, dense library (once)', size, cpuSeconds: cpuSeconds(() => denseComponents(votes)) },
    {
      name: 'a million votes from scratch (once)',
      size: `20,000 people × 1,000 statements, ${million.length.toLocaleString('en')} votes`,
      cpuSeconds: cpuSeconds(() => analyse(readVotes(million))),
    },
    {
      name: 'check against 99 shuffles',
      size: '160 people × 118 statements',
      cpuSeconds: (user + system) / 1e6,
    },
  ]
}

if (import.meta.main)
  for (const { name, size, cpuSeconds: seconds } of await bench())
    console.log(name.padEnd(54), size.padEnd(56), seconds.toFixed(3))
