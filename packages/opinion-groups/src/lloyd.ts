import type { Points } from './k-means.ts'

export interface Centres {
  readonly x: Float64Array
  readonly y: Float64Array
}

export interface Division {
  readonly label: Uint8Array
  readonly centres: Centres
  readonly inertia: number
}

/**
 * Lloyd's rounds from given centres: everybody to the nearest centre (the first of equals), centres to the
 * mean of theirs; a centre that lost everybody moves to whoever is farthest from their own.
 */
export function lloyd({ x, y }: Points, from: Centres, rounds: number): Division {
  const k = from.x.length
  const centreX = from.x.slice()
  const centreY = from.y.slice()
  const label = new Uint8Array(x.length).fill(255)
  const sumX = new Float64Array(k)
  const sumY = new Float64Array(k)
  const size = new Int32Array(k)
  let inertia = 0
  for (let round = 0, moved = true; moved && round < rounds; round++) {
    moved = false
    inertia = 0
    let farthest = 0
    let farthestSquare = -1
    sumX.fill(0)
    sumY.fill(0)
    size.fill(0)
    for (let i = 0; i < x.length; i++) {
      const px = x[i]!
      const py = y[i]!
      let nearest = 0
      let least = Number.POSITIVE_INFINITY
      for (let c = 0; c < k; c++) {
        const dx = px - centreX[c]!
        const dy = py - centreY[c]!
        const square = dx * dx + dy * dy
        if (square < least) {
          least = square
          nearest = c
        }
      }
      if (label[i] !== nearest) {
        label[i] = nearest
        moved = true
      }
      if (least > farthestSquare) {
        farthestSquare = least
        farthest = i
      }
      inertia += least
      sumX[nearest]! += px
      sumY[nearest]! += py
      size[nearest]!++
    }
    for (let c = 0; c < k; c++) {
      const empty = size[c] === 0
      centreX[c] = empty ? x[farthest]! : sumX[c]! / size[c]!
      centreY[c] = empty ? y[farthest]! : sumY[c]! / size[c]!
      moved ||= empty
    }
  }
  return { label, centres: { x: centreX, y: centreY }, inertia }
}
