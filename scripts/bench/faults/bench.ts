import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { freePort } from '#test/faults/running-kith.ts'
import { away } from './away.ts'
import { clock } from './clock.ts'
import { diskFull } from './disk-full.ts'
import { type Kill, kills } from './kills.ts'
import { secondApp } from './second-app.ts'
import { inWords } from './taken.ts'
import { type TownUnderLoad, townUnderLoad } from './town.ts'

// What Kith keeps when what it stands on goes: a Kith of its own in a temporary folder, people living in it over HTTP, and harm.
//   npm run bench -- faults [--kills 200] [--seed 1] [--minutes 60] [--away 60] [--only kills,disk,away,apps,clock]
// Exit code 1 when anything that was acknowledged is not there afterwards, once and whole, or an answer was not one for people.
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '60' },
    away: { type: 'string', default: '60' },
    only: { type: 'string', default: 'kills,disk,away,apps,clock' },
  },
})
const only = values.only.split(',')

if (only.includes('kills'))
  await inTown(`${values.kills} kills, seed ${values.seed}`, async (town) => {
    const [many, seed, minutes] = [Number(values.kills), Number(values.seed), Number(values.minutes)]
    const options = { kills: many, seed, minutes, pause: 2500 }
    const done = await kills(town, options, ({ what, gap }, nth) =>
      process.stderr.write(`  ${nth} ${what}: ${Math.round(gap)} ms\n`),
    )
    for (const [what, of] of Map.groupBy(done, (kill) => kill.what)) say(`${what} killed`, gapsOf(of))
  })
if (only.includes('disk')) await diskFull({ say, inTown })
if (only.includes('away'))
  await inTown(`the database away for ${values.away} s`, (town) => away(town, Number(values.away), say))
if (only.includes('apps')) await inTown('another Kith on the same folder', (town) => secondApp(town, say))
if (only.includes('clock')) await inTown('a clock that jumps', (town) => clock(town, say))
process.exit()

function say(what: string, figure: string): void {
  process.stdout.write(`  ${what.padEnd(44)}${figure}\n`)
}

function gapsOf(of: readonly Kill[]): string {
  const gaps = of.map(({ gap }) => gap).toSorted((a, b) => a - b)
  const at = (share: number) => `${(gaps[Math.floor(share * (gaps.length - 1))]! / 1000).toFixed(1)} s`
  return `${of.length} times; no good page for ${at(0.5)} (median), ${at(1)} (longest)`
}

/** Lets people live in a town of their own, does harm, and looks for everything they were told is done. */
async function inTown(
  title: string,
  harm: (town: TownUnderLoad) => Promise<void>,
  folder: string = mkdtempSync(join(tmpdir(), 'kith-faults-')),
): Promise<void> {
  process.stdout.write(`\n${title}\n`)
  try {
    const town = await townUnderLoad({ folder, port: await freePort(), atOnce: 5, rollEvery: 20_000 })
    await harm(town).catch(async (error: unknown) => {
      await town.kith().stop()
      throw error
    })
    const missing = await town.end()
    const { answers, notNow } = town.watch.counts
    say('acknowledged', inWords(town.taken))
    say('answers', `${answers}, of them ${notNow} “wait a minute” (503)`)
    for (const [what, times] of town.watch.wrong) say('not an answer for people', `${what}, ${times} times`)
    for (const what of missing) say('LOST', what)
    if (missing.length === 0) say('lost', 'nothing')
    if (missing.length > 0 || town.watch.wrong.size > 0) process.exitCode = 1
  } catch (error) {
    process.exitCode = 1
    say('BROKE', error instanceof Error ? error.message.slice(0, 1000) : String(error))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
