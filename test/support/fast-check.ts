import fc from 'fast-check'

// The same cases every time, so that a run can be trusted and repeated; KITH_SEED=<number> tries others.
fc.configureGlobal({ seed: Number(process.env.KITH_SEED ?? 20_261_122) })
