import type { Clustering, Points } from './k-means.ts'

/**
 * The mean silhouette (Rousseeuw 1987) of several clusterings of the same points: 1 where clusters lie far apart, 0 where
 * they touch. A point alone in its cluster counts 0, as in Polis. Each distance is taken once for all clusterings:
 * points in the same cluster of every clustering share a cell, and sums are kept by cell.
 */
export function silhouettes({ x, y }: Points, clusterings: readonly Clustering[]): number[] {
  const { cellOf, cells } = sharedCells(clusterings, x.length)
  const sums = new Float64Array(x.length * cells.length)
  for (let i = 0; i < x.length; i++) {
    const row = i * cells.length
    const cell = cellOf[i]!
    for (let j = 0; j < i; j++) {
      const dx = x[i]! - x[j]!
      const dy = y[i]! - y[j]!
      const distance = Math.sqrt(dx * dx + dy * dy)
      sums[row + cellOf[j]!]! += distance
      sums[j * cells.length + cell]! += distance
    }
  }
  return clusterings.map((clustering) => meanSilhouette(clustering, cells, sums))
}

/** Points with the same labels throughout share a cell; each cell is known by one of its points. */
function sharedCells(clusterings: readonly Clustering[], count: number) {
  const numbers = new Map<string, number>()
  const cells: number[] = []
  const cellOf = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const key = clusterings.map(({ label }) => label[i]).join()
    const known = numbers.get(key)
    if (known === undefined) {
      numbers.set(key, cells.length)
      cells.push(i)
    }
    cellOf[i] = known ?? cells.length - 1
  }
  return { cellOf, cells }
}

function meanSilhouette({ k, label }: Clustering, cells: readonly number[], sums: Float64Array): number {
  const size = new Int32Array(k)
  for (const c of label) size[c]!++
  const clusterOf = Uint8Array.from(cells, (point) => label[point]!)
  const distance = new Float64Array(k)
  let total = 0
  for (let i = 0; i < label.length; i++) {
    const own = label[i]!
    if (size[own] === 1) continue
    distance.fill(0)
    for (let cell = 0; cell < clusterOf.length; cell++)
      distance[clusterOf[cell]!]! += sums[i * clusterOf.length + cell]!
    const within = distance[own]! / (size[own]! - 1)
    let nearest = Number.POSITIVE_INFINITY
    for (let c = 0; c < k; c++) if (c !== own) nearest = Math.min(nearest, distance[c]! / size[c]!)
    const wider = Math.max(within, nearest)
    if (wider > 0) total += (nearest - within) / wider
  }
  return total / label.length
}
