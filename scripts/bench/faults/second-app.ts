import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, launchKith } from '#test/faults/running-kith.ts'
import type { TownUnderLoad } from './town.ts'

/** A second Kith on the folder of the first, once beside it, then three at once, then with one that takes over after a kill. */
export async function secondApp(
  town: TownUnderLoad,
  say: (what: string, figure: string) => void,
): Promise<void> {
  await sleep(3000)
  const at = performance.now()
  for (const many of [1, 3]) {
    const ends = await Promise.all(
      Array.from({ length: many }, async () => said(launchKith(town.folder, await freePort()).serving)),
    )
    for (const end of ends)
      if (!/is already using the data folder/.test(end)) throw new Error(`A second Kith said: ${end}`)
  }
  say('four more on the folder', 'each said who has it, and left it alone')
  say('no good page meanwhile for', `${(town.watch.longestGap(at) / 1000).toFixed(1)} s`)
  // Two that start at once on what a killed one left behind: one has it.
  await town.kith().killApp()
  const first = town.launch()
  const other = launchKith(town.folder, await freePort())
  const [one, two] = await Promise.allSettled([first.serving, other.serving])
  const up = [one, two].filter((each) => each.status === 'fulfilled')
  if (up.length !== 1) throw new Error(`Of two that started at once ${up.length} came up.`)
  if (one.status === 'fulfilled') town.up(one.value)
  else {
    if (two.status === 'fulfilled') await two.value.stop()
    town.up(await town.launch().serving)
  }
  await town.watch.good(performance.now())
  say('two at once after a kill', 'one came up, the other said who has it')
  await sleep(3000)
}

const said = (serving: Promise<unknown>): Promise<string> =>
  serving.then(
    () => 'it came up',
    (error: Error) => error.message,
  )
