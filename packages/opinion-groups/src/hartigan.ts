import type { Points } from './k-means.ts'
import type { Division } from './lloyd.ts'

const MOST_PASSES = 100

/**
 * Single moves (Hartigan 1975): somebody changes cluster where that lowers the inertia, centres following at once, until
 * nobody does. It leaves divisions behind in which Lloyd's rounds are stuck.
 */
export function improveByMoves({ x, y }: Points, division: Division): Division {
  const k = division.centres.x.length
  const label = division.label.slice()
  const sumX = new Float64Array(k)
  const sumY = new Float64Array(k)
  const size = new Int32Array(k)
  const count = (i: number, cluster: number, by: 1 | -1) => {
    sumX[cluster]! += by * x[i]!
    sumY[cluster]! += by * y[i]!
    size[cluster]! += by
  }
  for (let i = 0; i < x.length; i++) count(i, label[i]!, 1)
  const square = (i: number, c: number) => {
    const dx = x[i]! - sumX[c]! / size[c]!
    const dy = y[i]! - sumY[c]! / size[c]!
    return dx * dx + dy * dy
  }
  for (let pass = 0, moved = true; moved && pass < MOST_PASSES; pass++) {
    moved = false
    for (let i = 0; i < x.length; i++) {
      const own = label[i]!
      if (size[own]! < 2) continue
      let least = (size[own]! / (size[own]! - 1)) * square(i, own) * (1 - ROUNDING)
      let best = own
      for (let c = 0; c < k; c++) {
        if (c === own) continue
        const cost = size[c] === 0 ? 0 : (size[c]! / (size[c]! + 1)) * square(i, c)
        if (cost < least) {
          least = cost
          best = c
        }
      }
      if (best === own) continue
      count(i, own, -1)
      count(i, best, 1)
      label[i] = best
      moved = true
    }
  }
  let inertia = 0
  for (let i = 0; i < x.length; i++) inertia += square(i, label[i]!)
  const centres = { x: sumX.map((sum, c) => sum / size[c]!), y: sumY.map((sum, c) => sum / size[c]!) }
  return { label, centres, inertia }
}

/** A gain smaller than this part is rounding, and could go back and forth for ever. */
const ROUNDING = 1e-12
