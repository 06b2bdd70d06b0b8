import { readFileSync } from 'node:fs'

// Loaded before Kith (NODE_OPTIONS=--import): from then on `Date` is as many milliseconds ahead as the file KITH_BENCH_CLOCK says.
const Real = Date
let ahead = 0
setInterval(() => {
  try {
    ahead = Number(readFileSync(process.env.KITH_BENCH_CLOCK, 'utf8'))
  } catch {
    // The file is gone: the clock stays as it was.
  }
}, 100).unref()
globalThis.Date = class Moved extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + ahead)
    else super(...given)
  }
  static now() {
    return Real.now() + ahead
  }
}
