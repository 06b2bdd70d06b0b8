import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { TownUnderLoad } from './town.ts'

const HOUR = 3_600_000
const JUMPS = [HOUR, -HOUR, 26 * HOUR, -26 * HOUR, 5 * 60_000, -5 * 60_000, 0]

/**
 * The clock of Kith's own process jumps while people write: `Date` there is moved by what a file says (`jumping-clock.mjs`). The
 * database keeps its own clock, so the two differ, as after a machine was asleep or set wrong; PostgreSQL's is not moved here.
 */
export async function clock(town: TownUnderLoad, say: (what: string, figure: string) => void): Promise<void> {
  const file = join(town.folder, 'clock')
  writeFileSync(file, '0')
  await town.kith().stop()
  const preload = `--import ${pathToFileURL(join(import.meta.dirname, 'jumping-clock.mjs')).href}`
  town.up(await town.launch({ NODE_OPTIONS: preload, KITH_BENCH_CLOCK: file }).serving)
  await town.watch.good(performance.now())
  for (const jump of JUMPS) {
    const at = performance.now()
    writeFileSync(file, String(jump))
    await sleep(4000)
    await town.watch.good(performance.now())
    const hours = `${jump < 0 ? '' : '+'}${jump / HOUR} h`.replace('0.08333333333333333', '1/12')
    say(`Kith’s clock at ${hours}`, `no good page for ${(town.watch.longestGap(at) / 1000).toFixed(1)} s`)
  }
  rmSync(file)
}
