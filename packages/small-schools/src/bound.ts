import { isPositive } from './is-positive.ts'
import { topEigen } from './lanczos.ts'
import { breathe, type RunOptions } from './progress.ts'
import type { School } from './school.ts'
import type { Score } from './score.ts'

/** Each round costs time in proportion to the square of the number of units; few already give most of the gain. */
const roundsFor = (units: number) => (units > 10 ? 5 : 20)
const MOST_ROWS = 2000

/** How many namings can be kept at most, by counting alone: none between two who are apart, none beyond a unit's size. */
function countedBound({ friends, ids, most }: School, apart: School['apart']): number {
  const foes = new Set(apart.flatMap(([a, b]) => [a * ids.length + b, b * ids.length + a]))
  const largest = Math.max(...most)
  return friends.reduce((sum, named, l) => {
    const open = named.filter((friend) => !foes.has(l * ids.length + friend)).length
    return sum + Math.min(open, largest - 1)
  }, 0)
}

/**
 * An upper bound on the namings any division can keep, after Donath and Hoffman 1973. Let A count the namings between each
 * two learners, S be the largest size, and add learners whom nobody names until every unit has S. Then for any numbers D
 * on the diagonal, twice the kept namings plus ΣD is at most S times (the mean of all of A + D, plus the sum of its K − 1
 * largest eigenvalues on the vectors that add up to nothing). D is chosen by subgradient steps. Eigenvalues found by
 * iteration are never trusted: a Cholesky factorisation proves that none is left out, and only then does the bound count.
 * @param known a known division: what it keeps sets the length of the steps, and where it cannot keep all apart who must
 *   be, neither need others
 */
export async function friendshipBound(school: School, known: Score, options: RunOptions): Promise<number> {
  const { kept, broken } = known
  const apart = broken.some(({ rule }) => rule === 'apart') ? [] : school.apart
  const counted = countedBound(school, apart)
  const { friends, unitIds } = school
  const units = unitIds.length
  const size = Math.max(...school.most)
  const rows = units * size
  if (units === 1 || counted === kept || rows > MOST_ROWS || rows < 3) return counted

  const near: Map<number, number>[] = Array.from({ length: rows }, () => new Map())
  const foes = new Set(apart.map(([a, b]) => a * rows + b))
  friends.forEach((named, l) => {
    for (const friend of named) {
      // A naming that must be broken is worth nothing, and so may be left out.
      if (foes.has(Math.min(l, friend) * rows + Math.max(l, friend))) continue
      near[l]!.set(friend, (near[l]!.get(friend) ?? 0) + 1)
      near[friend]!.set(l, (near[friend]!.get(l) ?? 0) + 1)
    }
  })
  const start = new Int32Array(rows + 1)
  near.forEach((map, i) => {
    start[i + 1] = start[i]! + map.size
  })
  const to = Int32Array.from(near.flatMap((map) => [...map.keys()]))
  const weight = Int32Array.from(near.flatMap((map) => [...map.values()]))
  const degree = Float64Array.from(near, (map) => [...map.values()].reduce((sum, w) => sum + w, 0))
  const namings = degree.reduce((sum, w) => sum + w, 0)

  const times = (diagonal: Float64Array) => (x: Float64Array) => {
    const y = new Float64Array(rows)
    for (let i = 0; i < rows; i++) {
      let sum = diagonal[i]! * x[i]!
      for (let k = start[i]!; k < start[i + 1]!; k++) sum += weight[k]! * x[to[k]!]!
      y[i] = sum
    }
    return y
  }
  const value = (diagonal: Float64Array, top: number) => {
    const sum = diagonal.reduce((total, d) => total + d, 0)
    return size * ((namings + sum) / rows + top) - sum
  }

  const count = units - 1
  const steps = 4 * count + 40
  let diagonal = degree.map((d) => -d)
  let best = { value: Number.POSITIVE_INFINITY, diagonal }
  let warm: Float64Array | undefined
  let pace = 0.5
  for (let round = 0; round < roundsFor(units); round++) {
    const { values, vectors } = topEigen(rows, count, steps, times(diagonal), warm)
    const now = value(
      diagonal,
      values.reduce((sum, v) => sum + v, 0),
    )
    if (now < best.value) best = { value: now, diagonal: diagonal.slice() }
    else pace *= 0.7
    const slope = Float64Array.from(diagonal, (_, i) => {
      let share = size / rows - 1
      for (const vector of vectors) share += size * vector[i]! * vector[i]!
      return share
    })
    const length = slope.reduce((sum, g) => sum + g * g, 0)
    if (length < 1e-9) break
    const step = (pace * Math.max(1, now - 2 * kept)) / length / 2
    diagonal = diagonal.map((d, i) => d - step * slope[i]!)
    warm = Float64Array.from(diagonal, (_, i) => vectors.reduce((sum, vector) => sum + vector[i]!, 0))
    await breathe(options, { step: 'bound', share: round / roundsFor(units) })
  }

  const { diagonal: chosen } = best
  const { values, vectors } = topEigen(rows, units, Math.max(200, 2 * steps), times(chosen), warm)
  const sums = times(chosen)(new Float64Array(rows).fill(1))
  const mean = sums.reduce((total, x) => total + x, 0) / rows / rows
  for (let slack = 1e-4; slack < 1; slack *= 10) {
    const level = (values[count] ?? values.at(-1)!) + slack
    const lifted = vectors
      .slice(0, count)
      .map((vector, j) => ({ vector, by: Math.max(0, values[j]! - level + slack) }))
    // level·I − P(A + D)P + Σ lifted, and along the ones enough to stay positive: P(A + D)P is nothing there.
    const ones = Math.max(0, 1 - level) / rows
    const matrix = new Float64Array(rows * rows)
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j <= i; j++) matrix[i * rows + j] = (sums[i]! + sums[j]!) / rows - mean + ones
      for (let k = start[i]!; k < start[i + 1]!; k++) matrix[i * rows + to[k]!]! -= weight[k]!
      matrix[i * rows + i]! += level - chosen[i]!
      for (const { vector, by } of lifted) {
        for (let j = 0; j <= i; j++) matrix[i * rows + j]! += by * vector[i]! * vector[j]!
      }
    }
    await breathe(options, { step: 'prove' })
    if (!isPositive(matrix, rows)) continue
    const raised = lifted.reduce(
      (sum, { vector, by }) => sum + by * vector.reduce((all, x) => all + x * x, 0),
      0,
    )
    // A factorisation that goes through may hide an eigenvalue below zero by rows · 2^-52 · its trace at most.
    const rounding =
      rows * 2 ** -50 * rows * (Math.abs(level) + degree.reduce((a, b) => Math.max(a, b), 1) * 4)
    const proved = value(chosen, count * (level + rounding) + raised)
    return Math.min(counted, Math.floor(proved / 2 + 1e-6))
  }
  return counted
}
