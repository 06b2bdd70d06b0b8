import type { Lattice } from '../search/lattice.ts'

const ROUNDS = 120
/** How near the optimum, as a share of the number of people. */
const NEAR = 1e-9

/**
 * Weights of the given panels with the largest product of people's chances: maximise Σ count · log(chance) − n Σ weight,
 * whose optimum has weights that add up to one, by a primal-dual interior path. Uses +, −, ×, ÷ and square roots
 * only, which every machine rounds alike.
 */
export function bestProduct(
  space: Lattice,
  panels: readonly Int32Array[],
): { weights: Float64Array; chances: Float64Array } {
  const size = panels.length
  const people = space.counts.reduce((sum, count) => sum + count, 0)
  const weights = new Float64Array(size).fill(1 / size)
  const holders = Array.from({ length: space.types }, (_, t) =>
    panels.flatMap((panel, at) => (panel[t]! > 0 ? [{ at, share: panel[t]! / space.counts[t]! }] : [])),
  )
  const chances = new Float64Array(space.types)
  const weigh = () => {
    holders.forEach((list, t) => {
      chances[t] = list.reduce((sum, { at, share }) => sum + weights[at]! * share, 0)
    })
  }
  const duals = new Float64Array(size).fill(people)
  for (let round = 0; round < ROUNDS; round++) {
    weigh()
    const slope = new Float64Array(size).fill(-people)
    const bend = new Float64Array(size * size)
    holders.forEach((list, t) => {
      const count = space.counts[t]!
      const chance = chances[t]!
      for (const { at, share } of list) {
        slope[at]! += (count * share) / chance
        for (const other of list)
          if (other.at <= at) bend[at * size + other.at]! += (count * share * other.share) / (chance * chance)
      }
    })
    const gap = weights.reduce((sum, weight, at) => sum + weight * duals[at]!, 0)
    const off = weights.reduce((sum, weight, at) => sum + weight * Math.abs(slope[at]! + duals[at]!), 0)
    if (gap + off < NEAR * people) break
    const aim = (gap / size) * (round === 0 ? 1 : 0.1)
    for (let at = 0; at < size; at++) bend[at * size + at]! += duals[at]! / weights[at]!
    const move = solve(
      bend,
      Float64Array.from(slope, (by, at) => by + aim / weights[at]!),
      size,
    )
    const turn = move.map((by, at) => aim / weights[at]! - duals[at]! - (duals[at]! / weights[at]!) * by)
    let length = 1
    for (let at = 0; at < size; at++) {
      if (move[at]! < 0) length = Math.min(length, (-0.95 * weights[at]!) / move[at]!)
      if (turn[at]! < 0) length = Math.min(length, (-0.95 * duals[at]!) / turn[at]!)
    }
    for (let at = 0; at < size; at++) {
      weights[at]! += length * move[at]!
      duals[at]! += length * turn[at]!
    }
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  for (let at = 0; at < size; at++) weights[at]! /= total
  weigh()
  return { weights, chances }
}

/** Solves a symmetric positive definite system by Cholesky's method, in place. */
function solve(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  const x = right.slice()
  for (let col = 0; col < size; col++) {
    const c = col * size
    let diagonal = matrix[c + col]!
    for (let k = 0; k < col; k++) diagonal -= matrix[c + k]! * matrix[c + k]!
    const root = Math.sqrt(Math.max(diagonal, 1e-300))
    matrix[c + col] = root
    for (let row = col + 1; row < size; row++) {
      const r = row * size
      let sum = matrix[r + col]!
      for (let k = 0; k < col; k++) sum -= matrix[r + k]! * matrix[c + k]!
      matrix[r + col] = sum / root
    }
  }
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) x[row]! -= matrix[row * size + k]! * x[k]!
    x[row]! /= matrix[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) x[row]! -= matrix[k * size + row]! * x[k]!
    x[row]! /= matrix[row * size + row]!
  }
  return x
}
