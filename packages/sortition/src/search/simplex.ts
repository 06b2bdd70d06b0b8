import type { Lattice } from './lattice.ts'

/**
 * A bounded dual simplex for `maximise weights · n` over the real relaxation of a {@link Lattice}, made for being asked the
 * same question thousands of times with other weights and bounds: few rows, every variable boxed, so that any basis is
 * dual feasible after flips and every call starts where the last one ended.
 *
 * Rows are `A n − s = 0` with one slack `s` for each row, its bounds the row's. Variables 0…types−1 are types, then slacks.
 * Nothing here has to be believed: callers prune by {@link Simplex.bound}, which holds for any multipliers by weak
 * duality, and by infeasible rows, which carry their own proof (the row's range does not contain 0).
 */
export interface Simplex {
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Sets what is maximised; keeps the basis. */
  price(weights: ArrayLike<number>): void
  /** Solves from the present basis; stops early once the optimum is known to be at most `cutoff`. */
  solve(cutoff: number): 'optimal' | 'cutoff' | 'infeasible' | 'stuck'
  /** An upper bound on the maximum from the present multipliers, valid whatever the state of the basis. */
  bound(): number
  /** The multipliers of the rows (what one more in the row would be worth). */
  multipliers(): Float64Array
  /** The present values of the types, written into `into`. */
  values(into: Float64Array): void
  /** Makes a bound that was changed from outside take effect. */
  touched(variable: number): void
}

const BASIC = 0
const LOW = 1
const HIGH = 2
const FEASIBLE = 1e-9
const PIVOT = 1e-9

export function simplex(space: Lattice): Simplex {
  const { types, rows, start, rowsOf } = space
  const size = types + rows
  const lower = new Float64Array(size)
  const upper = new Float64Array(size)
  const cost = new Float64Array(size)
  const reduced = new Float64Array(size)
  const alpha = new Float64Array(size)
  const status = new Uint8Array(size)
  const basis = new Int32Array(rows)
  const inverse = new Float64Array(rows * rows)
  const load = new Float64Array(rows)
  const basic = new Float64Array(rows)
  const duals = new Float64Array(rows)
  const column = new Float64Array(rows)
  const candidates = new Int32Array(size)
  const ratios = new Float64Array(size)
  let sinceFactor = 0

  for (let type = 0; type < types; type++) upper[type] = space.counts[type]!
  for (let row = 0; row < rows; row++) {
    lower[types + row] = space.lower[row]!
    upper[types + row] = space.upper[row]!
  }
  reset()

  function reset() {
    inverse.fill(0)
    status.fill(LOW)
    for (let row = 0; row < rows; row++) {
      basis[row] = types + row
      status[types + row] = BASIC
      inverse[row * rows + row] = -1
    }
    sinceFactor = 0
  }

  const standing = (variable: number) => (status[variable] === LOW ? lower[variable]! : upper[variable]!)

  function times(variable: number, vector: Float64Array, offset: number): number {
    if (variable >= types) return -vector[offset + variable - types]!
    let sum = 0
    for (let at = start[variable]!; at < start[variable + 1]!; at++) sum += vector[offset + rowsOf[at]!]!
    return sum
  }

  function addLoad(variable: number, amount: number) {
    if (amount === 0) return
    if (variable >= types) load[variable - types]! -= amount
    else for (let at = start[variable]!; at < start[variable + 1]!; at++) load[rowsOf[at]!]! += amount
  }

  function reload() {
    load.fill(0)
    for (let v = 0; v < size; v++) if (status[v] !== BASIC) addLoad(v, standing(v))
  }

  function factor(): boolean {
    const work = new Float64Array(rows * rows)
    for (let at = 0; at < rows; at++) {
      const variable = basis[at]!
      if (variable >= types) work[(variable - types) * rows + at] = -1
      else for (let k = start[variable]!; k < start[variable + 1]!; k++) work[rowsOf[k]! * rows + at] = 1
    }
    inverse.fill(0)
    for (let row = 0; row < rows; row++) inverse[row * rows + row] = 1
    for (let col = 0; col < rows; col++) {
      let best = col
      for (let row = col + 1; row < rows; row++)
        if (Math.abs(work[row * rows + col]!) > Math.abs(work[best * rows + col]!)) best = row
      const pivot = work[best * rows + col]!
      if (Math.abs(pivot) < 1e-7) return false
      if (best !== col) {
        swap(work, best, col)
        swap(inverse, best, col)
      }
      for (let k = 0; k < rows; k++) {
        work[col * rows + k]! /= pivot
        inverse[col * rows + k]! /= pivot
      }
      for (let row = 0; row < rows; row++) {
        const by = work[row * rows + col]!
        if (row === col || by === 0) continue
        for (let k = 0; k < rows; k++) {
          work[row * rows + k]! -= by * work[col * rows + k]!
          inverse[row * rows + k]! -= by * inverse[col * rows + k]!
        }
      }
    }
    sinceFactor = 0
    return true
  }

  function swap(matrix: Float64Array, a: number, b: number) {
    for (let k = 0; k < rows; k++) {
      const keep = matrix[a * rows + k]!
      matrix[a * rows + k] = matrix[b * rows + k]!
      matrix[b * rows + k] = keep
    }
  }

  /** Fresh multipliers and reduced costs; a nonbasic variable on the wrong side crosses over, which is always allowed. */
  function reprice() {
    duals.fill(0)
    for (let at = 0; at < rows; at++) {
      const c = cost[basis[at]!]!
      if (c !== 0) for (let k = 0; k < rows; k++) duals[k]! += c * inverse[at * rows + k]!
    }
    for (let v = 0; v < size; v++) {
      if (status[v] === BASIC) {
        reduced[v] = 0
        continue
      }
      const d = cost[v]! - times(v, duals, 0)
      reduced[v] = d
      if (status[v] === LOW ? d < 0 : d > 0) {
        addLoad(v, status[v] === LOW ? upper[v]! - lower[v]! : lower[v]! - upper[v]!)
        status[v] = status[v] === LOW ? HIGH : LOW
      }
    }
  }

  function computeBasic() {
    for (let at = 0; at < rows; at++) {
      let sum = 0
      const offset = at * rows
      for (let k = 0; k < rows; k++) sum += inverse[offset + k]! * load[k]!
      basic[at] = -sum
    }
  }

  function leaving(): number {
    let chosen = -1
    let best = 0
    for (let at = 0; at < rows; at++) {
      const v = basis[at]!
      const x = basic[at]!
      const miss = x < lower[v]! ? lower[v]! - x : x - upper[v]!
      if (miss <= FEASIBLE) continue
      let norm = 0
      const offset = at * rows
      for (let k = 0; k < rows; k++) norm += inverse[offset + k]! * inverse[offset + k]!
      const gain = (miss * miss) / norm
      if (gain > best) {
        best = gain
        chosen = at
      }
    }
    return chosen
  }

  function objective(): number {
    let sum = 0
    for (let v = 0; v < types; v++) if (status[v] !== BASIC) sum += cost[v]! * standing(v)
    for (let at = 0; at < rows; at++) sum += cost[basis[at]!]! * basic[at]!
    return -sum
  }

  /** Whether `a` must be passed before `b`: by ratio, then the larger pivot. */
  const before = (a: number, b: number) => {
    const gap = ratios[a]! - ratios[b]!
    return gap < -1e-13 || (gap <= 1e-13 && Math.abs(alpha[a]!) > Math.abs(alpha[b]!))
  }

  /** Restores the heap of candidates below position `at`. */
  function sink(from: number, count: number) {
    let at = from
    for (;;) {
      let child = 2 * at + 1
      if (child >= count) return
      if (child + 1 < count && before(candidates[child + 1]!, candidates[child]!)) child++
      if (!before(candidates[child]!, candidates[at]!)) return
      const keep = candidates[at]!
      candidates[at] = candidates[child]!
      candidates[child] = keep
      at = child
    }
  }

  /** One pivot in row `at`. False: no variable can mend the row, which proves that there is no solution. */
  function pivot(at: number): 'moved' | 'infeasible' | 'unstable' {
    const out = basis[at]!
    const below = basic[at]! < lower[out]!
    const offset = at * rows
    let slope = below ? lower[out]! - basic[at]! : basic[at]! - upper[out]!
    let count = 0
    for (let v = 0; v < size; v++) {
      if (status[v] === BASIC) continue
      const a = times(v, inverse, offset)
      alpha[v] = a
      if (upper[v] === lower[v]) continue
      const toward = below ? -a : a
      if (status[v] === LOW ? toward > PIVOT : toward < -PIVOT) {
        ratios[v] = Math.max(0, reduced[v]! / toward)
        candidates[count++] = v
      }
    }
    for (let at = (count >> 1) - 1; at >= 0; at--) sink(at, count)
    let enter = -1
    while (count > 0) {
      const v = candidates[0]!
      candidates[0] = candidates[--count]!
      sink(0, count)
      slope -= Math.abs(alpha[v]!) * (upper[v]! - lower[v]!)
      if (slope <= FEASIBLE / 2) {
        enter = v
        break
      }
      addLoad(v, status[v] === LOW ? upper[v]! - lower[v]! : lower[v]! - upper[v]!)
      status[v] = status[v] === LOW ? HIGH : LOW
    }
    if (enter < 0) return slope > 1e-7 ? 'infeasible' : 'unstable'
    for (let row = 0; row < rows; row++) column[row] = times(enter, inverse, row * rows)
    const by = column[at]!
    if (Math.abs(by - alpha[enter]!) > 1e-7 * (1 + Math.abs(by)) || Math.abs(by) < 1e-8) return 'unstable'
    const step = reduced[enter]! / alpha[enter]!
    for (let v = 0; v < size; v++) if (status[v] !== BASIC) reduced[v]! -= step * alpha[v]!
    reduced[enter] = 0
    reduced[out] = -step
    addLoad(enter, -standing(enter))
    status[enter] = BASIC
    status[out] = below ? LOW : HIGH
    addLoad(out, standing(out))
    basis[at] = enter
    for (let k = 0; k < rows; k++) inverse[offset + k]! /= by
    for (let row = 0; row < rows; row++) {
      const factorBy = column[row]!
      if (row === at || factorBy === 0) continue
      const o = row * rows
      for (let k = 0; k < rows; k++) inverse[o + k]! -= factorBy * inverse[offset + k]!
    }
    sinceFactor++
    return 'moved'
  }

  return {
    lower,
    upper,
    price(weights) {
      for (let type = 0; type < types; type++) cost[type] = -weights[type]!
      if (sinceFactor > 40 && !factor()) reset()
      reload()
      reprice()
    },
    solve(cutoff) {
      for (let round = 0; round < 20 * rows + 500; round++) {
        if (sinceFactor > 80) {
          if (!factor()) reset()
          reload()
          reprice()
        }
        computeBasic()
        const at = leaving()
        if (at < 0) return 'optimal'
        if (round > 0 && objective() <= cutoff) return 'cutoff'
        const done = pivot(at)
        if (done === 'infeasible') return 'infeasible'
        if (done === 'unstable') {
          if (!factor()) reset()
          reload()
          reprice()
        }
      }
      return 'stuck'
    },
    bound() {
      this.multipliers()
      let sum = 0
      for (let v = 0; v < size; v++) {
        const d = times(v, duals, 0) - cost[v]!
        sum += d > 0 ? d * upper[v]! : d * lower[v]!
      }
      return sum
    },
    multipliers() {
      duals.fill(0)
      for (let at = 0; at < rows; at++) {
        const c = cost[basis[at]!]!
        if (c !== 0) for (let k = 0; k < rows; k++) duals[k]! += c * inverse[at * rows + k]!
      }
      return duals
    },
    values(into) {
      for (let v = 0; v < types; v++) into[v] = status[v] === BASIC ? 0 : standing(v)
      for (let at = 0; at < rows; at++) if (basis[at]! < types) into[basis[at]!] = basic[at]!
    },
    touched() {
      reload()
    },
  }
}
