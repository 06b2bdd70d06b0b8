import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/browser/esm/sync'
import { count, makeElection, type Rule, readPabulib } from '../src/index.ts'

/** One figure: what was done, to how much, and the CPU seconds of all threads it took. */
export interface Figure {
  readonly name: string
  readonly size: string
  readonly cpuSeconds: number
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = `${process.env.KITH_SHARED_DATA ?? `${root}../shared/data`}/pabulib`
const lodz = `${folder}/Poland_Lodz_2022.pb`

/** Every rule there is, on each kind of vote it is for. */
const rules: Rule[] = [
  { rule: 'greedy', by: 'votes' },
  { rule: 'greedy', by: 'votes-per-cost' },
  { rule: 'greedy', by: 'score', unaffordable: 'stop' },
  { rule: 'phragmen' },
  ...(['cost', 'cardinality', 'score'] as const).flatMap((utility): Rule[] => [
    { rule: 'equal-shares', utility },
    { rule: 'equal-shares', utility, completion: 'add1' },
    {
      rule: 'equal-shares',
      utility,
      completion: 'add1-exhaustive',
      fill: 'votes',
      comparison: 'satisfaction',
    },
    { rule: 'equal-shares', utility, completion: 'budget-increase-exhaustive' },
  ]),
]

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Starts a Node of its own, reads the file, counts, and asks that Node what it used from its start. */
function coldStart(): number {
  const script = `import { readFileSync } from 'node:fs'
    import { count, readPabulib } from ${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)}
    count(readPabulib(readFileSync(${JSON.stringify(lodz)})), { rule: 'equal-shares', utility: 'cost' })
    const { user, system } = process.cpuUsage()
    console.log((user + system) / 1e6)`
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }))
}

/** The same election in two currencies: 400 voters, 40 projects, costs in euro or in forint. */
function made(exchange: number): ReturnType<typeof makeElection> {
  const projects = Array.from({ length: 40 }, (_, i) => ({
    id: `p${i}`,
    cost: (900 + ((i * 7919) % 4000)) * exchange,
  }))
  const ballots = Array.from({ length: 400 }, (_, v) => ({
    voter: `v${v}`,
    vote: projects.filter((_, i) => (v * 31 + i * i * 17 + ((v * i) % 11)) % 9 === 0).map(({ id }) => id),
  }))
  return makeElection({ budget: 40_000 * exchange, projects, ballots })
}

/** This package's figures; those on real elections only where the shared data lies. */
export async function bench(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [currency, exchange] of [
    ['euro', 1],
    ['forint', 400],
  ] as const) {
    const election = made(exchange)
    const add1 = () => count(election, { rule: 'equal-shares', utility: 'cost', completion: 'add1' })
    figures.push({
      name: `add1 in ${currency}`,
      size: '40 projects × 400 votes',
      cpuSeconds: cpuSeconds(add1),
    })
  }
  if (!existsSync(lodz)) return figures
  figures.push({
    name: 'cold start, reading, Equal Shares (Poland_Lodz_2022)',
    size: '160 projects × 90,494 votes',
    cpuSeconds: coldStart(),
  })
  const bytes = readFileSync(lodz)
  figures.push({
    name: 'reading Poland_Lodz_2022',
    size: '3.8 MB',
    cpuSeconds: cpuSeconds(() => readPabulib(bytes)),
  })
  const library = () =>
    parse(bytes.toString(), { delimiter: ';', relax_column_count: true, relax_quotes: true })
  figures.push({
    name: 'the same rows with csv-parse, nothing looked up',
    size: '3.8 MB',
    cpuSeconds: cpuSeconds(library),
  })
  const files = readdirSync(folder).filter((name) => name.endsWith('.pb'))
  const elections = files.map((name) => readPabulib(readFileSync(`${folder}/${name}`)))
  const everything = () => {
    for (const election of elections) for (const rule of rules) count(election, rule)
  }
  figures.push({
    name: `${rules.length} rules on every shared file`,
    size: `${files.length} elections`,
    cpuSeconds: cpuSeconds(everything),
  })
  return figures
}

if (import.meta.main)
  for (const figure of await bench())
    console.log(figure.name.padEnd(56), figure.size.padEnd(30), figure.cpuSeconds.toFixed(3))
