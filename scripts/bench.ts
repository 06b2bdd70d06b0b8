import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { table } from './bench/table.ts'
import { type Benched, benchedSchema } from './bench/types.ts'

// Runs the figures of every package that has some (packages/*/bench/bench.ts), each in a process of its own, one after the other.
//   npm run bench [-- package …] [-- --json]
// `npm run bench -- NAME …` runs a trial of the whole of Kith instead, where scripts/bench/NAME/bench.ts is one: `city` (the pages, in
// towns of 1,000 to 100,000 people), `conversation` (a listening of 2,000 people), `results` (the pages of the largest
// shared election), `vote` (2,000 people at once, and paper). Each says what else it takes.
const trial = join(import.meta.dirname, 'bench', process.argv[2] ?? '', 'bench.ts')
if (process.argv[2] !== undefined && existsSync(trial)) {
  process.exit(
    spawnSync(process.execPath, [...process.execArgv, trial, ...process.argv.slice(3)], { stdio: 'inherit' })
      .status ?? 1,
  )
}
const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
const packages = resolve(import.meta.dirname, '../packages')
const fileOf = (name: string) => join(packages, name, 'bench', 'bench.ts')
const all = readdirSync(packages).filter((name) => existsSync(fileOf(name)))
const unknown = positionals.filter((name) => !all.includes(name))
if (unknown.length > 0) throw new Error(`No figures for ${unknown.join(', ')}. There are: ${all.join(', ')}.`)

const done: Benched[] = []
for (const name of positionals.length > 0 ? positionals : all) {
  if (!values.json) process.stderr.write(`${name} …\n`)
  const benched = await bench(name)
  if (benched === undefined) process.exitCode = 1
  else done.push(benched)
}
process.stdout.write(values.json ? `${JSON.stringify(done, null, 2)}\n` : table(done))

/** The figures come back on a pipe of their own, apart from whatever the package prints. */
async function bench(name: string): Promise<Benched | undefined> {
  const one = join(import.meta.dirname, 'bench', 'one.ts')
  const child = spawn(process.execPath, [...process.execArgv, one, fileOf(name)], {
    stdio: ['ignore', 2, 2, 'pipe'],
  })
  const exit = new Promise<number | null>((done) => child.once('exit', done))
  const said = await text(child.stdio[3] as NodeJS.ReadableStream)
  const code = await exit
  if (code === 0) return { package: name, ...benchedSchema.parse(JSON.parse(said)) }
  process.stderr.write(`${name} ended with ${code ?? 'a signal'} and gave no figures.\n`)
  return undefined
}
