import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { scratchDatabase } from '../../../db/embedded/scratch.ts'
import { anew } from './anew.ts'
import { bare } from './bare.ts'
import { cpuOf, postmasterOf } from './cpu.ts'
import { imported } from './import.ts'
import { inTurn } from './in-turn.ts'
import { startKith } from './kith-process.ts'
import { type Loaded, load } from './load.ts'
import { makeCity } from './make-city.ts'
import { measuredPages } from './pages.ts'
import { type Policies, policies } from './policies.ts'
import { type Measured, performancePage } from './report.ts'
import { signInAs } from './sessions.ts'
import { shapeOf } from './shape.ts'
import { talksGoOn } from './talks.ts'

// The main pages of towns of several sizes, asked for by ten clients on this machine; what row policies cost them; and a roll of
// many learners brought in beside COPY. With the sizes below it writes docs/performance.md; with others it prints only.
//   npm run bench -- city [--people 1000,10000,100000] [--seconds 5] [--import 100000] [--only load|policies|import]
const STANDARD = { people: '1000,10000,100000', seconds: '5', import: '100000' } as const
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: STANDARD.people },
    seconds: { type: 'string', default: STANDARD.seconds },
    import: { type: 'string', default: STANDARD.import },
    only: { type: 'string' },
  },
})
const wanted = (part: string) => values.only === undefined || values.only === part
const seconds = Number(values.seconds)

const towns =
  wanted('load') || wanted('policies') ? await inTurn(values.people.split(',').map(Number), measured) : []
const roll = wanted('import') ? await imported(Number(values.import)) : undefined
if (roll !== undefined)
  print(
    `\n${roll.learners.toLocaleString('en')} learners imported in ${roll.seconds.toFixed(0)} s, COPY ${roll.copySeconds.toFixed(0)} s; MB second by second: ${roll.megabytes.join(' ')}`,
  )
const standard = Object.entries(STANDARD).every(
  ([name, value]) => values[name as keyof typeof STANDARD] === value,
)
if (standard && values.only === undefined && roll !== undefined) {
  writeFileSync(join(import.meta.dirname, '../../../docs/performance.md'), performancePage(towns, roll))
  print('docs/performance.md is written.')
}
process.exit()

async function measured(people: number): Promise<Measured> {
  const server = await scratchDatabase()
  try {
    print(`\nA town of ${people.toLocaleString('en')} people`)
    const from = performance.now()
    await makeCity(server.url, people)
    const made = (performance.now() - from) / 1000
    print(`  made in ${made.toFixed(0)} s`)
    const pages = measuredPages(shapeOf(people))
    const costs = wanted('policies') ? await policies(server.url, pages) : new Map<string, Policies>()
    for (const [name, cost] of costs) sayPolicies(name, cost)
    const loads = wanted('load') ? await underLoad(server.url, people) : new Map<string, Loaded>()
    return { people, made, loads, policies: costs }
  } finally {
    await server.stop()
  }
}

/** Each page in turn, after a bare page with one query. */
async function underLoad(url: string, people: number): Promise<ReadonlyMap<string, Loaded>> {
  const loads = new Map<string, Loaded>()
  const keep = (name: string, one: Loaded) => {
    loads.set(name, one)
    say(name, one)
  }
  keep('a bare page with one query', await bare(url, seconds))
  const kith = await startKith(url, 4591)
  const end = talksGoOn(url, shapeOf(people))
  try {
    const database = await postmasterOf(url)
    for (const { name, opened } of measuredPages(shapeOf(people))) {
      const cookies = await signInAs(
        url,
        opened.map((one) => one.as),
      )
      const requests = opened.map(({ path }, at) => ({ path, cookie: cookies[at]! }))
      const loaded = await load(kith.url, requests, seconds, () => cpuOf([kith.pid, database]))
      keep(name, { ...loaded, anew: await anew(url, kith.url, requests) })
    }
  } finally {
    await end()
    await kith.stop()
  }
  return loads
}

function say(name: string, { median, p99, perSecond, bytes, wrong, cpu, resting, anew }: Loaded): void {
  const figures = `${median.toFixed(0).padStart(5)} ms ${p99.toFixed(0).padStart(6)} ms ${String(perSecond).padStart(5)} a second ${String(bytes).padStart(7)} bytes`
  const busy = cpu === undefined ? '' : `${cpu.toFixed(1).padStart(8)} ms of processor`
  const rested =
    resting === undefined ? '' : `; resting ${resting.median.toFixed(0)} ms, ${resting.p99.toFixed(0)} ms`
  const alone = anew === undefined ? '' : `; alone and anew ${anew.toFixed(0)} ms`
  print(`  ${name.padEnd(28)}${figures}${busy}${rested}${alone}${wrong > 0 ? `  ${wrong} went wrong` : ''}`)
  if (wrong > 0) process.exitCode = 1
}

function sayPolicies(name: string, { withPolicies, without, statements, left }: Policies): void {
  const ratio = (withPolicies / without).toFixed(2)
  const times = `${withPolicies.toFixed(1).padStart(7)} ms with row policies, ${without.toFixed(1).padStart(7)} without: ${ratio}`
  print(`  ${name.padEnd(28)}${times} (${statements} queries${left > 0 ? `, ${left} left out` : ''})`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
