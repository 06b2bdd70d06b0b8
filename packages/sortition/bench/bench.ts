import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { highs } from '../src/fair/highs.ts'
import { noise } from '../src/fair/noise.ts'
import { type Algorithm, findLottery, type Pool, readCsv } from '../src/index.ts'
import { instanceOf } from '../src/pool/instance.ts'
import { panelSearch } from '../src/search/search.ts'

export interface Figure {
  readonly name: string
  /** People, places, types and rows. */
  readonly size: string
  readonly cpuSeconds: number
  readonly result: string
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Panel sizes of the pools that do not carry theirs in their name. */
const sizes: Readonly<Record<string, number>> = { fixture_150_22: 22 }

function load(name: string): Pool | undefined {
  const shared = process.env.KITH_SHARED_DATA ?? here('../../../../shared/data')
  const folder = [here(`../samples/${name}`), `${shared}/sortition/${name}`].find(existsSync)
  if (folder === undefined) return undefined
  const files = readdirSync(folder)
  const read = (...names: string[]) =>
    readFileSync(`${folder}/${names.find((file) => files.includes(file))}`, 'utf8')
  return readCsv(read('categories.csv', 'features.csv'), read('respondents.csv', 'candidates.csv'), {
    panelSize: sizes[name] ?? Number(name.split('_').at(-1)),
  })
}

const cpu = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6

const runs: readonly (readonly [string, Algorithm])[] = [
  ['fixture_150_22', 'maximin'],
  ['syn_nexus_170', 'maximin'],
  ['syn_cca_75', 'maximin'],
  ['example_large_200', 'maximin'],
  ['syn_sfe_110', 'maximin'],
  ['fixture_150_22', 'leximin'],
  ['syn_hd_30', 'leximin'],
  ['syn_nexus_170', 'leximin'],
  ['syn_cca_75', 'leximin'],
  ['syn_sfe_110', 'leximin'],
  ['syn_hd_30', 'nash'],
]

/** CPU seconds (one thread) for every pool that is there, and what our branch and bound gains over the general solver. */
export async function bench(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [name, algorithm] of runs) {
    const pool = load(name)
    if (!pool) {
      figures.push({
        name: `${algorithm} ${name}`,
        size: '–',
        cpuSeconds: Number.NaN,
        result: 'the pool is not there',
      })
      continue
    }
    const before = cpu()
    const lottery = await findLottery(pool, { algorithm })
    const cpuSeconds = cpu() - before
    const { types, rows } = lottery.instance.space
    const proof = lottery.certificate
      ? `, at most ${lottery.certificate.numerator}/${lottery.certificate.denominator} by the quotas`
      : ''
    figures.push({
      name: `${algorithm} ${name}`,
      size: `${pool.people.length} people, ${pool.panelSize} places, ${types} types, ${rows} rows`,
      cpuSeconds,
      result: `lowest ${lottery.lowest.toFixed(9)}${proof}, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`,
    })
  }
  return [...figures, ...(await pricing())]
}

/** One best panel for random prices: by our branch and bound, and by HiGHS, on the same twenty questions. */
async function pricing(): Promise<Figure[]> {
  const pool = load('syn_hd_30')!
  const { space } = instanceOf(pool)
  const random = noise(5)
  const questions = Array.from({ length: 20 }, () => Array.from({ length: space.types }, () => random() ** 3))
  const search = panelSearch(space)
  const solver = await highs()
  let before = cpu()
  const own = questions.map((weights) => search.maximise(weights).value)
  const ownSeconds = (cpu() - before) / questions.length
  before = cpu()
  const general = questions.map((weights) =>
    solver.withModel(
      {
        numCols: space.types,
        numRows: space.rows,
        sense: solver.constants.objectiveSense.maximize,
        colCost: weights,
        colLower: new Float64Array(space.types),
        colUpper: Float64Array.from(space.counts),
        rowLower: Float64Array.from(space.lower),
        rowUpper: Float64Array.from(space.upper),
        matrix: {
          format: 'csc',
          numRows: space.rows,
          numCols: space.types,
          starts: space.start,
          indices: space.rowsOf,
          values: new Float64Array(space.rowsOf.length).fill(1),
        },
        integrality: new Int32Array(space.types).fill(1),
      },
      (model) => {
        model.options.set({ output_flag: false, mip_rel_gap: 0 })
        model.run()
        return model.getObjectiveValue()
      },
    ),
  )
  const generalSeconds = (cpu() - before) / questions.length
  const apart = Math.max(...own.map((value, at) => Math.abs(value - general[at]!)))
  const size = `${space.types} types, ${space.rows} rows`
  return [
    {
      name: 'one panel priced, our search',
      size,
      cpuSeconds: ownSeconds,
      result: `answers differ by at most ${apart.toExponential(1)}`,
    },
    { name: 'one panel priced, HiGHS', size, cpuSeconds: generalSeconds, result: '' },
  ]
}
