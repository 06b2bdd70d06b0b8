import type { Highs, Model } from 'highs'
import type { Lattice } from '../search/lattice.ts'

/** The best weights of the panels known so far. */
export interface Mixture {
  /** How far above its floor every rising type can be. */
  readonly value: number
  readonly weights: Float64Array
  /** What one more expected place for a type would add to the value: what new panels are priced by. */
  readonly prices: Float64Array
}

/** The linear program over known panels: maximise z so that type t's expected number is ≥ count · (floor + z if t rises). */
export interface Master {
  add(panels: readonly Int32Array[]): void
  solve(): Mixture
  dispose(): void
}

export function master(
  solver: Highs,
  space: Lattice,
  floors: ArrayLike<number>,
  rising: (type: number) => boolean,
  ceiling: number,
): Master {
  const { types, counts } = space
  const risers = Array.from({ length: types }, (_, t) => t).filter(rising)
  const model: Model = solver.createModel({
    numCols: 1,
    numRows: types + 1,
    sense: solver.constants.objectiveSense.maximize,
    colCost: [1],
    colLower: [-1],
    colUpper: [ceiling],
    rowLower: [...Array.from({ length: types }, (_, t) => counts[t]! * floors[t]!), 1],
    rowUpper: [...new Array<number>(types).fill(solver.infinity), 1],
    matrix: {
      format: 'csc',
      numRows: types + 1,
      numCols: 1,
      starts: [0, risers.length],
      indices: risers,
      values: risers.map((t) => -counts[t]!),
    },
  })
  let known = 0
  try {
    model.options.set({
      output_flag: false,
      random_seed: 1,
      solver: 'simplex',
      primal_feasibility_tolerance: 1e-9,
      dual_feasibility_tolerance: 1e-9,
    })
  } catch (problem) {
    model.dispose()
    throw problem
  }
  return {
    add(panels) {
      const starts: number[] = []
      const indices: number[] = []
      const values: number[] = []
      for (const panel of panels) {
        starts.push(indices.length)
        for (let t = 0; t < types; t++) {
          if (panel[t] === 0) continue
          indices.push(t)
          values.push(panel[t]!)
        }
        indices.push(types)
        values.push(1)
      }
      starts.push(indices.length)
      const n = panels.length
      model.addCols({
        cost: new Float64Array(n),
        lower: new Float64Array(n),
        upper: new Float64Array(n).fill(solver.infinity),
        matrix: {
          format: 'csc',
          numRows: types + 1,
          numCols: n,
          starts: Int32Array.from(starts),
          indices: Int32Array.from(indices),
          values: Float64Array.from(values),
        },
      })
      // New columns leave the old basis primal feasible, which is where primal simplex starts.
      if (known > 0) model.options.set({ simplex_strategy: 4 })
      known += n
    },
    solve() {
      const { modelStatus } = model.run()
      if (modelStatus !== solver.constants.modelStatus.optimal)
        throw new Error(`HiGHS ended with status ${modelStatus}`)
      const solution = model.getSolution()
      return {
        value: solution.colValue[0]!,
        weights: solution.colValue.slice(1),
        prices: Float64Array.from({ length: types }, (_, t) => Math.max(0, -solution.rowDual[t]!)),
      }
    },
    dispose: () => model.dispose(),
  }
}
