import { isPanel, type Lattice } from './lattice.ts'
import { type Simplex, simplex } from './simplex.ts'

export interface Limits {
  /** Only panels worth more than this are looked for. */
  readonly floor?: number
  /** How much better than the best known a panel must be to be worth a search. */
  readonly tolerance?: number
  /** Stop at the first panel found (above the floor). */
  readonly first?: boolean
  /** Bounds for this search only, by type and by row. */
  readonly types?: readonly [ArrayLike<number>, ArrayLike<number>]
  readonly rows?: readonly [ArrayLike<number>, ArrayLike<number>]
  readonly nodes?: number
  /** Called with every panel found on the way. */
  readonly found?: (panel: Int32Array, value: number) => void
}

export interface Found {
  readonly panel: Int32Array | undefined
  readonly value: number
  /** No panel is worth more than this. */
  readonly bound: number
  readonly nodes: number
  readonly complete: boolean
}

/**
 * Branch and bound over the panels of a lattice: depth first, each node's bound by weak duality. Written here because one
 * small solve costs 17 ms through the general solver and about 1 ms this way (`bench/bench.ts`), and a fair distribution
 * needs thousands.
 */
export interface PanelSearch {
  maximise(weights: ArrayLike<number>, limits?: Limits): Found
}

export function panelSearch(space: Lattice): PanelSearch {
  const { types, rows } = space
  const lp: Simplex = simplex(space)
  const values = new Float64Array(types)
  const rounded = new Int32Array(types)

  function setBounds(limits: Limits) {
    for (let t = 0; t < types; t++) {
      lp.lower[t] = limits.types ? limits.types[0][t]! : 0
      lp.upper[t] = limits.types ? limits.types[1][t]! : space.counts[t]!
    }
    for (let r = 0; r < rows; r++) {
      lp.lower[types + r] = limits.rows ? limits.rows[0][r]! : space.lower[r]!
      lp.upper[types + r] = limits.rows ? limits.rows[1][r]! : space.upper[r]!
    }
  }

  const worth = (weights: ArrayLike<number>, panel: Int32Array) => {
    let sum = 0
    for (let t = 0; t < types; t++) if (panel[t]! !== 0) sum += panel[t]! * weights[t]!
    return sum
  }

  /** The type farthest from a whole number, or −1. */
  function fractional(): number {
    let chosen = -1
    let far = 1e-6
    for (let t = 0; t < types; t++) {
      const miss = Math.abs(values[t]! - Math.round(values[t]!))
      if (miss > far) {
        far = miss
        chosen = t
      }
    }
    return chosen
  }

  return {
    maximise(weights, limits = {}) {
      const tolerance = limits.tolerance ?? 1e-9
      const budget = limits.nodes ?? Number.POSITIVE_INFINITY
      setBounds(limits)
      lp.price(weights)
      const path: {
        type: number
        lower: number
        upper: number
        next: [number, number] | undefined
        bound: number
      }[] = []
      let best: Int32Array | undefined
      let value = limits.floor ?? Number.NEGATIVE_INFINITY
      let nodes = 0
      let complete = true
      let top = Number.POSITIVE_INFINITY
      for (;;) {
        nodes++
        const state = lp.solve(value + tolerance)
        const bound = state === 'infeasible' ? Number.NEGATIVE_INFINITY : lp.bound()
        if (nodes === 1) top = bound
        let open = bound > value + tolerance
        if (open) {
          lp.values(values)
          const branch = fractional()
          if (branch < 0 && state === 'optimal') {
            for (let t = 0; t < types; t++) rounded[t] = Math.round(values[t]!)
            if (isPanel(space, rounded)) {
              const worthNow = worth(weights, rounded)
              limits.found?.(rounded.slice(), worthNow)
              if (worthNow > value) {
                value = worthNow
                best = rounded.slice()
              }
              open = false
              if (limits.first && best) {
                complete = false
                break
              }
            }
          }
          if (open) {
            const type = branch >= 0 ? branch : firstOpen()
            if (type < 0) open = false
            else {
              const at = Math.min(Math.max(values[type]!, lp.lower[type]!), lp.upper[type]!)
              let cut = Math.floor(at + 1e-9)
              if (cut >= lp.upper[type]!) cut = lp.upper[type]! - 1
              const up = at - cut > 0.5
              const low: [number, number] = [lp.lower[type]!, cut]
              const high: [number, number] = [cut + 1, lp.upper[type]!]
              path.push({
                type,
                lower: lp.lower[type]!,
                upper: lp.upper[type]!,
                next: up ? low : high,
                bound,
              })
              const [lo, hi] = up ? high : low
              lp.lower[type] = lo
              lp.upper[type] = hi
              lp.touched(type)
            }
          }
        }
        if (nodes >= budget) {
          complete = false
          break
        }
        if (open) continue
        let resumed = false
        while (path.length > 0) {
          const step = path[path.length - 1]!
          if (step.next && step.bound > value + tolerance) {
            ;[lp.lower[step.type], lp.upper[step.type]] = step.next
            step.next = undefined
            lp.touched(step.type)
            resumed = true
            break
          }
          lp.lower[step.type] = step.lower
          lp.upper[step.type] = step.upper
          path.pop()
        }
        if (!resumed) break
      }
      let ceiling = value + tolerance
      if (!complete) ceiling = Math.max(ceiling, top)
      return { panel: best, value, bound: Math.min(ceiling, Math.max(top, value)), nodes, complete }
    },
  }

  function firstOpen(): number {
    for (let t = 0; t < types; t++) if (lp.upper[t]! > lp.lower[t]!) return t
    return -1
  }
}
