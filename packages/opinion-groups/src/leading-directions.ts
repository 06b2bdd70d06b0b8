import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import type { CentredVotes } from './centred-votes.ts'
import { timesGram } from './gram.ts'
import type { Draw } from './random.ts'
import { addTimes, dot, scale, takeOut } from './vectors.ts'

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
const FIRST_LOOK = 8
const STEADY = 1e-3

/**
 * The two strongest directions, fewer where the votes span fewer, by Lanczos' iteration on XᵀX in blocks of two with full
 * reorthogonalisation (Golub & Van Loan, Matrix Computations, §10.3). Blocks of two because two directions of equal
 * strength are invisible to single vectors. The start decides only the path.
 */
export function leadingDirections(votes: CentredVotes, draw: Draw): Direction[] {
  const varies = variation(votes)
  const random = () => varies.map((square) => (square > 0 ? draw() - 0.5 : 0))
  const basis: Float64Array[] = []
  appendAll(basis, [random(), random()], 0)
  // Column i: the image of basis vector i, in terms of the basis.
  const images: number[][] = []
  let check = FIRST_LOOK
  let before = { images: 0, outside: 1 }
  while (images.length < Math.min(basis.length, MOST_VECTORS)) {
    images.push(...appendAll(basis, timesGram(votes, basis.slice(images.length)), images[0]?.[0] ?? 0))
    if (images.length < check && images.length < basis.length) continue
    const outside = topTwo(images).reduce(
      (most, pair) => Math.max(most, pair.value > 0 ? remainder(images, pair) / pair.value : 0),
      0,
    )
    if (outside <= CLOSE_ENOUGH) break
    check = nextLook(before, { images: images.length, outside })
    before = { images: images.length, outside }
  }
  return images.length === 0 ? [] : directions(votes, basis, topTwo(images))
}

interface Look {
  readonly images: number
  /** The part of the images of the two that lies outside the basis. */
  readonly outside: number
}

/**
 * When to look again, for a look costs the cube of the basis: a fifth later at first; once what is outside shrinks
 * steadily, when most of the way is done (it shrinks faster and faster).
 */
function nextLook(before: Look, now: Look): number {
  const soon = Math.ceil(now.images * 1.2)
  if (now.outside > STEADY || now.outside >= before.outside) return soon
  const perImage = halvings(now.outside, before.outside) / (now.images - before.images)
  const left = halvings(CLOSE_ENOUGH, now.outside) / perImage
  return now.images + Math.min(soon, Math.max(2, Math.ceil(left * 0.8)))
}

/** How often `from` is halved on the way down to `to`. */
function halvings(to: number, from: number): number {
  let count = 0
  let rest = from
  for (; rest > to * 2 && count < 100; count++) rest /= 2
  return count + (rest > to ? (rest - to) / to : 0)
}

/** Each statement's part of all variation. One that does not vary stays at exactly zero throughout. */
function variation({ table: { column }, value, mean }: CentredVotes): Float64Array {
  const squares = new Float64Array(mean.length)
  for (let e = 0; e < column.length; e++) squares[column[e]!]! += value[e]! * value[e]!
  return squares
}

/**
 * Splits vectors into their parts along the basis; what is left of each becomes one more basis vector, unless it is
 * rounding.
 */
function appendAll(basis: Float64Array[], vectors: readonly Float64Array[], size: number): number[][] {
  const before = vectors.map((vector) => Math.sqrt(dot(vector, vector)))
  // Once where the parts are, then everywhere: what rounding left behind goes in the second pass.
  const local = takeOut(basis, Math.max(0, basis.length - BAND), vectors)
  const rest = takeOut(basis, 0, vectors)
  const known = basis.length
  return vectors.map((vector, v) => {
    const parts = rest[v]!.map((part, j) => part + (local[v]![j] ?? 0))
    // The vectors of this block that are in the basis by now: twice, as rounding asks for.
    for (let pass = 0; pass < 2; pass++) {
      takeOut(basis, known, [vector])[0]!.forEach((part, j) => {
        if (j >= known) parts[j] = (parts[j] ?? 0) + part
      })
    }
    const length = Math.sqrt(dot(vector, vector))
    if (length <= ROUNDING * Math.max(before[v]!, size) || basis.length >= vector.length) return parts
    scale(vector, 1 / length)
    basis.push(vector)
    return [...parts, length]
  })
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
