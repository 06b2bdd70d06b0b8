import { setTimeout as sleep } from 'node:timers/promises'
import { dice } from '#test/access/random-town/dice.ts'
import { ask } from '#test/faults/look.ts'
import { postmasterOf } from '#test/faults/running-kith.ts'
import type { TownUnderLoad } from './town.ts'

/** What was killed, and how long after it there was no good page: milliseconds. */
export interface Kill {
  readonly what: 'Kith' | 'Kith on its way up' | 'the database' | 'one connection of the database'
  readonly gap: number
}

/**
 * kill -9 of Kith's process, of the database's first one and of one of its connections', at moments by chance.
 * @param pause the longest time between a good page and the next kill, in milliseconds
 * @param minutes ends after so many, with as many kills as there were until then
 */
export async function kills(
  town: TownUnderLoad,
  {
    kills: many,
    seed,
    pause,
    minutes = Number.POSITIVE_INFINITY,
  }: { readonly kills: number; readonly seed: number; readonly pause: number; readonly minutes?: number },
  told: (kill: Kill, nth: number) => void = () => {},
): Promise<readonly Kill[]> {
  const chance = dice(seed)
  const done: Kill[] = []
  const until = performance.now() + minutes * 60_000
  while (done.length < many && performance.now() < until) {
    town.check()
    await sleep(chance.int(0, pause))
    const at = performance.now()
    const whats = await once(town, chance)
    await town.watch.good(performance.now())
    const gap = town.watch.longestGap(at)
    for (const what of whats) {
      done.push({ what, gap })
      told(done.at(-1)!, done.length)
    }
  }
  return done
}

async function once(town: TownUnderLoad, chance: ReturnType<typeof dice>): Promise<Kill['what'][]> {
  if (chance.percent(50)) {
    await town.kith().killApp()
    const killed: Kill['what'][] = ['Kith']
    // One in five is killed again before it serves: while it migrates, recovers, or takes up work that was left.
    while (chance.percent(20)) {
      const half = town.launch()
      half.serving.catch(() => {})
      await sleep(chance.int(0, 4000))
      await half.kill()
      killed.push('Kith on its way up')
    }
    town.up(await town.launch().serving)
    return killed
  }
  if (chance.percent(50)) {
    const former = postmasterOf(town.folder)
    process.kill(former, 'SIGKILL')
    while (isThere(former) || nowAt(town.folder) === former) await sleep(10)
    return ['the database']
  }
  const [row] = await ask<{ pid: number }>(
    town.kith().ownerUrl,
    `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by random() limit 1`,
  )
  process.kill(row!.pid, 'SIGKILL')
  return ['one connection of the database']
}

function nowAt(folder: string): number | undefined {
  try {
    return postmasterOf(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
