import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { postmasterOf } from '#test/faults/running-kith.ts'
import type { TownUnderLoad } from './town.ts'

/** The database gone for so many seconds: killed, and its folder such that it cannot come up again until the time is over. */
export async function away(
  town: TownUnderLoad,
  seconds: number,
  say: (what: string, figure: string) => void,
): Promise<void> {
  await sleep(5000)
  const cluster = join(town.folder, 'cluster')
  const [needed, hidden] = [join(cluster, 'PG_VERSION'), join(cluster, 'hidden')]
  renameSync(needed, hidden)
  process.kill(postmasterOf(town.folder), 'SIGKILL')
  const url = town.kith().url
  const times: number[] = []
  for (const until = performance.now() + seconds * 1000; performance.now() < until; await sleep(500)) {
    const from = performance.now()
    const answer = await fetch(`${url}/sign-in`, { signal: AbortSignal.timeout(20_000) })
    town.watch.look({ status: answer.status, html: await answer.text(), to: '' }, '/sign-in')
    times.push(performance.now() - from)
  }
  const healthy = await fetch(`${url}/-/healthy`)
  const ready = await fetch(`${url}/-/ready`)
  say(
    'meanwhile',
    `alive ${healthy.status}, ready ${ready.status}; slowest answer ${Math.round(Math.max(...times))} ms`,
  )
  renameSync(hidden, needed)
  const back = performance.now()
  await town.watch.good(back)
  say('good again after', `${((performance.now() - back) / 1000).toFixed(1)} s`)
  await sleep(5000)
}
