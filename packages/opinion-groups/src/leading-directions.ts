import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import type { CentredVotes } from './centred-votes.ts'
import { timesGram } from './gram.ts'
import type { Draw } from './random.ts'
import { addTimes, dot, scale } from './vectors.ts'

/** A direction in the space of statements along which votes vary most. */
export interface Direction {
  /** One weight per statement, of length 1. */
  readonly weights: Float64Array
  /** The eigenvalue of XᵀX: sum over people of the squared part of their votes along this direction. */
  readonly strength: number
  /** ‖XᵀX·w − strength·w‖ ÷ strength, measured on the result: how far the answer is from exact. */
  readonly residual: number
}

const CLOSE_ENOUGH = 1e-11
const ROUNDING = 1e-14
/** An image has parts along the last two blocks only, rounding apart. */
const BAND = 4
const MOST_VECTORS = 400

/**
 * The two strongest directions, fewer where the votes span fewer, by Lanczos' iteration on XᵀX in blocks of two with full
 * reorthogonalisation (Golub & Van Loan, Matrix Computations, §10.3). Blocks of two because two directions of equal
 * strength are invisible to single vectors. The start decides only the path.
 */
export function leadingDirections(votes: CentredVotes, draw: Draw): Direction[] {
  const varies = variation(votes)
  const random = () => varies.map((square) => (square > 0 ? draw() - 0.5 : 0))
  const basis: Float64Array[] = []
  for (const start of [random(), random()]) append(basis, start, 0)
  // Column i: the image of basis vector i, in terms of the basis.
  const images: number[][] = []
  let check = 8
  while (images.length < Math.min(basis.length, MOST_VECTORS)) {
    for (const image of timesGram(votes, basis.slice(images.length))) {
      images.push(append(basis, image, images[0]?.[0] ?? 0))
    }
    if (images.length < check && images.length < basis.length) continue
    check = Math.ceil(check * 1.2)
    if (topTwo(images).every((pair) => remainder(images, pair) <= CLOSE_ENOUGH * pair.value)) break
  }
  return images.length === 0 ? [] : directions(votes, basis, topTwo(images))
}

/** Each statement's part of all variation. One that does not vary stays at exactly zero throughout. */
function variation({ table: { column }, value, mean }: CentredVotes): Float64Array {
  const squares = new Float64Array(mean.length)
  for (let e = 0; e < column.length; e++) squares[column[e]!]! += value[e]! * value[e]!
  return squares
}

/** Splits a vector into its parts along the basis; what is left becomes one more basis vector, unless it is rounding. */
function append(basis: Float64Array[], vector: Float64Array, size: number): number[] {
  const before = Math.sqrt(dot(vector, vector))
  const parts = basis.map(() => 0)
  // Once where the parts are, then everywhere: what rounding left behind goes in the second pass.
  for (const from of [Math.max(0, basis.length - BAND), 0]) {
    for (let j = from; j < basis.length; j++) {
      const part = dot(vector, basis[j]!)
      addTimes(vector, -part, basis[j]!)
      parts[j]! += part
    }
  }
  const length = Math.sqrt(dot(vector, vector))
  if (length <= ROUNDING * Math.max(before, size) || basis.length >= vector.length) return parts
  scale(vector, 1 / length)
  basis.push(vector)
  return [...parts, length]
}

interface Pair {
  readonly value: number
  readonly vector: readonly number[]
}

/** The two largest eigenvalues of XᵀX seen from the basis so far. */
function topTwo(images: readonly (readonly number[])[]): Pair[] {
  const size = images.length
  const seen = Matrix.zeros(size, size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      seen.set(i, j, images[i]![j]!)
      seen.set(j, i, images[i]![j]!)
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(seen, { assumeSymmetric: true })
  return [size - 1, size - 2]
    .filter((i) => i >= 0)
    .map((i) => ({ value: realEigenvalues[i]!, vector: eigenvectorMatrix.getColumn(i) }))
}

/** The length of what the image of a vector has outside the basis seen so far. */
function remainder(images: readonly (readonly number[])[], { vector }: Pair): number {
  const outside = [0, 0]
  for (let i = Math.max(0, images.length - 2); i < images.length; i++) {
    for (const side of [0, 1]) outside[side]! += vector[i]! * (images[i]![images.length + side] ?? 0)
  }
  return Math.sqrt(outside[0]! * outside[0]! + outside[1]! * outside[1]!)
}

function directions(
  votes: CentredVotes,
  basis: readonly Float64Array[],
  pairs: readonly Pair[],
): Direction[] {
  const found = pairs.map(({ vector }) => {
    const weights = new Float64Array(votes.mean.length)
    for (const [i, part] of vector.entries()) addTimes(weights, part, basis[i]!)
    scale(weights, signOf(weights) / Math.sqrt(dot(weights, weights)))
    // A zero without sign: −0 would not survive a file.
    return weights.map((weight) => weight + 0)
  })
  return timesGram(votes, found).map((image, i) => {
    const weights = found[i]!
    const strength = dot(image, weights)
    addTimes(image, -strength, weights)
    return { weights, strength, residual: strength > 0 ? Math.sqrt(dot(image, image)) / strength : 0 }
  })
}

/** Of two opposite directions the one whose heaviest weight is positive (the first of those within rounding of it). */
function signOf(weights: Float64Array): number {
  let heaviest = 0
  for (const w of weights) heaviest = Math.max(heaviest, Math.abs(w))
  return Math.sign(weights.find((w) => Math.abs(w) >= heaviest * (1 - 1e-9))!)
}
