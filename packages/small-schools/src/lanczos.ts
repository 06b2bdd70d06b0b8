import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { dice } from './dice.ts'

/** The largest eigenvalues of a symmetric operator, largest first, each with a vector of length 1 (approximate from below). */
export interface TopEigen {
  readonly values: readonly number[]
  readonly vectors: readonly Float64Array[]
}

const dot = (a: Float64Array, b: Float64Array) => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

const subtract = (from: Float64Array, vector: Float64Array, times: number) => {
  for (let i = 0; i < from.length; i++) from[i]! -= times * vector[i]!
}

/** Makes a vector stand at right angles to the all-ones vector and to the given ones (twice, for rounding), with length 1. */
function straighten(vector: Float64Array, basis: readonly Float64Array[]): number {
  for (let pass = 0; pass < 2; pass++) {
    const mean = vector.reduce((sum, x) => sum + x, 0) / vector.length
    for (let i = 0; i < vector.length; i++) vector[i]! -= mean
    for (const other of basis) subtract(vector, other, dot(vector, other))
  }
  const length = Math.sqrt(dot(vector, vector))
  if (length > 1e-10) for (let i = 0; i < vector.length; i++) vector[i]! /= length
  return length
}

/**
 * Lanczos's method with full reorthogonalisation, on the vectors whose entries add up to nothing.
 * @param multiply the operator
 * @param start where to begin; the sum of a former run's vectors saves steps
 */
export function topEigen(
  size: number,
  count: number,
  steps: number,
  multiply: (x: Float64Array) => Float64Array,
  start: Float64Array | undefined,
): TopEigen {
  const { chance } = dice(7)
  const basis: Float64Array[] = []
  const alpha: number[] = []
  const beta: number[] = []
  const fresh = () => Float64Array.from({ length: size }, () => chance() - 0.5)
  let next: Float64Array = fresh()
  if (start) for (let i = 0; i < size; i++) next[i] = start[i]! + 1e-3 * next[i]!
  straighten(next, basis)
  while (basis.length < Math.min(steps, size - 1)) {
    const vector = next
    next = multiply(vector)
    basis.push(vector)
    alpha.push(dot(vector, next))
    let length = straighten(next, basis)
    if (length <= 1e-10) {
      length = 0
      next = fresh()
      if (straighten(next, basis) <= 1e-10) break
    }
    beta.push(length)
  }
  const small = Matrix.zeros(basis.length, basis.length)
  alpha.forEach((value, i) => {
    small.set(i, i, value)
    if (i + 1 < basis.length) {
      small.set(i, i + 1, beta[i]!)
      small.set(i + 1, i, beta[i]!)
    }
  })
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(small, { assumeSymmetric: true })
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!)
  const kept = order.slice(0, count)
  return {
    values: kept.map((i) => realEigenvalues[i]!),
    vectors: kept.map((i) => {
      const vector = new Float64Array(size)
      basis.forEach((part, row) => {
        subtract(vector, part, -eigenvectorMatrix.get(row, i))
      })
      return vector
    }),
  }
}
