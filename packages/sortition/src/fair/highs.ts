import loadHighs, { type Highs, type InitOptions, type Model, type ModelData } from 'highs'

// The package's types describe its CommonJS build; the ES module that runs here exports the loader itself.
const load = loadHighs as unknown as (options: InitOptions) => Promise<Highs>

let loading: Promise<Highs> | undefined

/** The HiGHS solver (WebAssembly), loaded once. */
export function highs(): Promise<Highs> {
  loading ??= load({ print: () => {}, printErr: () => {} })
  return loading
}

/** Runs `work` with a model and frees the model's memory however `work` ends (garbage collection would not). */
export function withModel<T>(solver: Highs, data: ModelData, work: (model: Model) => T): T {
  const model = solver.createModel(data)
  try {
    model.options.set({ output_flag: false, random_seed: 1 })
    return work(model)
  } finally {
    model.dispose()
  }
}
