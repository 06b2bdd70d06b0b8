// Plain loops in a fixed order: the same additions in the same order give the same bits everywhere.

/** Four sums side by side, because one sum would wait for each addition to finish. */
export function dot(a: Float64Array, b: Float64Array): number {
  const length = a.length
  const even = length - (length % 4)
  let [s0, s1, s2, s3] = [0, 0, 0, 0]
  for (let i = 0; i < even; i += 4) {
    s0 += a[i]! * b[i]!
    s1 += a[i + 1]! * b[i + 1]!
    s2 += a[i + 2]! * b[i + 2]!
    s3 += a[i + 3]! * b[i + 3]!
  }
  for (let i = even; i < length; i++) s0 += a[i]! * b[i]!
  return s0 + s1 + (s2 + s3)
}

/** a ← a + factor · b */
export function addTimes(a: Float64Array, factor: number, b: Float64Array): void {
  for (let i = 0; i < a.length; i++) a[i]! += factor * b[i]!
}

/** a ← a · factor */
export function scale(a: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i]! *= factor
}

/**
 * Takes out of each vector its parts along the basis from `first` on, which are returned at the places of the basis
 * (0 before `first`). Two vectors and two of the basis at a time: each number that is read is used twice.
 */
export function takeOut(
  basis: readonly Float64Array[],
  first: number,
  vectors: readonly Float64Array[],
): number[][] {
  const parts = vectors.map(() => new Array<number>(basis.length).fill(0))
  const [v, w] = vectors
  let j = first
  for (; v !== undefined && w !== undefined && j + 1 < basis.length; j += 2) {
    const a = basis[j]!
    const b = basis[j + 1]!
    let va = 0
    let vb = 0
    let wa = 0
    let wb = 0
    for (let i = 0; i < v.length; i++) {
      va += v[i]! * a[i]!
      vb += v[i]! * b[i]!
      wa += w[i]! * a[i]!
      wb += w[i]! * b[i]!
    }
    for (let i = 0; i < v.length; i++) {
      v[i]! -= va * a[i]! + vb * b[i]!
      w[i]! -= wa * a[i]! + wb * b[i]!
    }
    parts[0]![j] = va
    parts[0]![j + 1] = vb
    parts[1]![j] = wa
    parts[1]![j + 1] = wb
  }
  for (; j < basis.length; j++) {
    for (const [at, vector] of vectors.entries()) {
      const part = dot(vector, basis[j]!)
      addTimes(vector, -part, basis[j]!)
      parts[at]![j] = part
    }
  }
  return parts
}
