import { parseArgs } from 'node:util'
import { scratchDatabase } from '../../../db/embedded/scratch.ts'
import { bare } from './bare.ts'
import { startKith } from './kith-process.ts'
import { type Loaded, load } from './load.ts'
import { makeCity } from './make-city.ts'
import { measuredPages } from './pages.ts'
import { signInAs } from './sessions.ts'
import { shapeOf } from './shape.ts'

// The main pages of towns of several sizes, asked for by ten clients on this machine.
//   npm run bench -- city [--people 1000,10000,100000] [--seconds 10]
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000,10000,100000' },
    seconds: { type: 'string', default: '10' },
  },
})
const seconds = Number(values.seconds)

for (const people of values.people.split(',').map(Number)) {
  const server = await scratchDatabase()
  try {
    process.stdout.write(`\nA town of ${people.toLocaleString('en')} people\n`)
    const from = performance.now()
    await makeCity(server.url, people)
    process.stdout.write(`  made in ${((performance.now() - from) / 1000).toFixed(0)} s\n`)
    say('a bare page with one query', await bare(server.url, seconds))
    const kith = await startKith(server.url, 4591)
    try {
      for (const { name, opened } of measuredPages(shapeOf(people))) {
        const cookies = await signInAs(
          server.url,
          opened.map((one) => one.as),
        )
        const requests = opened.map(({ path }, at) => ({ path, cookie: cookies[at]! }))
        say(name, await load(kith.url, requests, seconds))
      }
    } finally {
      await kith.stop()
    }
  } finally {
    await server.stop()
  }
}
process.exit(0)

function say(name: string, { median, p99, perSecond, bytes, wrong }: Loaded): void {
  const figures = `${median.toFixed(0).padStart(5)} ms ${p99.toFixed(0).padStart(6)} ms ${String(perSecond).padStart(5)} a second ${String(bytes).padStart(7)} bytes`
  process.stdout.write(`  ${name.padEnd(28)}${figures}${wrong > 0 ? `  ${wrong} went wrong` : ''}\n`)
  if (wrong > 0) process.exitCode = 1
}
