import type { Highs } from 'highs'
import type { Progress, RunOptions } from '../progress.ts'
import type { Rows } from './rows.ts'

/**
 * HiGHS, loaded when first needed. Its types describe the CommonJS build, whose `default` sits one step deeper than in the
 * module build that runs here.
 */
async function loadHighs(): Promise<Highs> {
  const { default: load } = await import('highs')
  return (load as unknown as typeof load.default)()
}

/** What the solver found: a point (empty if none) and a number that no point exceeds. Neither is trusted further than checked. */
export interface Found {
  readonly point: Float64Array
  readonly bound: number
  /** The solver says that the point reaches the bound. */
  readonly optimal: boolean
}

/**
 * Maximises a mixed-integer model with HiGHS (Huangfu and Hall 2018) in WebAssembly, starting from `start`. The limit is
 * in nodes, never in seconds, so that every machine finds the same.
 */
export async function maximise(
  model: Rows,
  start: Float64Array,
  nodes: number,
  { signal, onProgress }: RunOptions,
): Promise<Found> {
  const highs = await loadHighs()
  const { callbackType, modelStatus, objectiveSense } = highs.constants
  const data = {
    numCols: model.cost.length,
    numRows: model.rowLow.length,
    sense: objectiveSense.maximize,
    colCost: Float64Array.from(model.cost),
    colLower: Float64Array.from(model.colLow),
    colUpper: Float64Array.from(model.colHigh),
    rowLower: Float64Array.from(model.rowLow),
    rowUpper: Float64Array.from(model.rowHigh),
    integrality: Int32Array.from(model.integer),
    matrix: {
      format: 'csr' as const,
      numRows: model.rowLow.length,
      numCols: model.cost.length,
      starts: Int32Array.from(model.starts),
      indices: Int32Array.from(model.indices),
      values: Float64Array.from(model.values),
    },
  }
  return highs.withModel(data, (solver) => {
    solver.options.set({
      output_flag: false,

      random_seed: 0,
      mip_max_nodes: nodes,
      mip_rel_gap: 0,
    })
    solver.setSolution({ colValue: start })
    let seen = 0
    solver.run({
      [callbackType.mipInterrupt]: (event) => {
        const progress: Progress = {
          step: 'search',
          share: Math.min(1, Number(event.data.mip_node_count ?? 0n) / nodes),
        }
        if (seen++ % 16 === 0) onProgress?.(progress)
        if (signal?.aborted) event.interrupt()
      },
    })
    signal?.throwIfAborted()
    const optimal = solver.getModelStatus() === modelStatus.optimal
    const { colValue } = solver.getSolution()
    const bound = optimal ? solver.getObjectiveValue() : Number(solver.info.get('mip_dual_bound'))
    return { point: Float64Array.from(colValue ?? []), bound, optimal }
  })
}
