import type { Lattice } from '../search/lattice.ts'

/**
 * Weights of the given panels with the largest product of people's chances: maximise Σ count · log(chance) − n Σ weight,
 * whose optimum has weights that add up to one, by an interior path and Newton steps. Uses +, −, ×, ÷ and square roots
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
  for (let barrier = people / size; barrier > 1e-11 * people; barrier /= 40) {
    for (let step = 0; step < 60; step++) {
      weigh()
      const slope = Float64Array.from(weights, (weight) => barrier / weight - people)
      const bend = new Float64Array(size * size)
      for (let at = 0; at < size; at++) bend[at * size + at] = barrier / (weights[at]! * weights[at]!)
      holders.forEach((list, t) => {
        if (list.length === 0) return
        const count = space.counts[t]!
        const chance = chances[t]!
        for (const { at, share } of list) {
          slope[at]! += (count * share) / chance
          for (const other of list)
            bend[at * size + other.at]! += (count * share * other.share) / (chance * chance)
        }
      })
      const move = solve(bend, slope, size)
      const square = move.reduce((sum, by, at) => sum + by * slope[at]!, 0) / barrier
      // The damped step of self-concordant barriers stays inside without looking at the function's value.
      let length = square > 0.1 ? 1 / (1 + Math.sqrt(square)) : 1
      move.forEach((by, at) => {
        if (by < 0) length = Math.min(length, (-0.9 * weights[at]!) / by)
      })
      for (let at = 0; at < size; at++) weights[at]! += length * move[at]!
      if (square < 1e-4) break
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
