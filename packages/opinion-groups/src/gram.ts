import type { CentredVotes } from './centred-votes.ts'

/** XᵀX·w for one or two vectors w, in one pass over the votes: reading the votes is what takes the time. */
export function timesGram(votes: CentredVotes, vectors: readonly Float64Array[]): Float64Array[] {
  const [first, second] = vectors
  if (first === undefined) return []
  if (second === undefined) return [one(votes, first)]
  return two(votes, first, second)
}

function one({ table: { start, column }, value }: CentredVotes, w: Float64Array): Float64Array {
  const image = new Float64Array(w.length)
  for (let p = 0; p + 1 < start.length; p++) {
    const to = start[p + 1]!
    let along = 0
    for (let e = start[p]!; e < to; e++) along += value[e]! * w[column[e]!]!
    for (let e = start[p]!; e < to; e++) image[column[e]!]! += along * value[e]!
  }
  return image
}

function two(
  { table: { start, column }, value }: CentredVotes,
  v: Float64Array,
  w: Float64Array,
): Float64Array[] {
  const imageV = new Float64Array(v.length)
  const imageW = new Float64Array(w.length)
  for (let p = 0; p + 1 < start.length; p++) {
    const to = start[p + 1]!
    let alongV = 0
    let alongW = 0
    for (let e = start[p]!; e < to; e++) {
      const j = column[e]!
      const x = value[e]!
      alongV += x * v[j]!
      alongW += x * w[j]!
    }
    for (let e = start[p]!; e < to; e++) {
      const j = column[e]!
      const x = value[e]!
      imageV[j]! += alongV * x
      imageW[j]! += alongW * x
    }
  }
  return [imageV, imageW]
}
