import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'

/** What a page took, as seen by who asked: milliseconds, and whether anything but a page came back. */
export interface Loaded {
  readonly median: number
  readonly p99: number
  readonly perSecond: number
  readonly bytes: number
  readonly wrong: number
  /** The same ten as people are: each rests before the next page, by chance, half a second in the middle. */
  readonly resting: { readonly median: number; readonly p99: number } | undefined
  /** Of one person alone, where nothing is kept of what was asked before: the median. */
  readonly anew?: number
  /** Processor milliseconds a request of those asked and the database; undefined where they cannot be known. */
  readonly cpu: number | undefined
}

export interface Request {
  readonly path: string
  readonly cookie: string
}

/**
 * Ten clients ask again and again, each request the next one on the list.
 * @param requests path and cookie
 * @param cpu processor milliseconds so far of those who answer
 */
export async function load(
  url: string,
  requests: readonly Request[],
  seconds: number,
  cpu: () => number | undefined = () => undefined,
): Promise<Loaded> {
  const run = (duration: number) =>
    autocannon({
      url,
      connections: 10,
      duration,
      requests: requests.map(({ path, cookie }) => ({ method: 'GET', path, headers: { cookie } })),
    })
  // The first seconds plan statements, compile code and touch each page of memory once a connection; whoever runs Kith for a day
  // does not see them.
  await run(2 * seconds)
  const before = cpu()
  const result = await run(seconds)
  const after = cpu()
  return {
    median: result.latency.p50,
    p99: result.latency.p99,
    perSecond: Math.round(result.requests.average),
    bytes: Math.round(result.throughput.average / Math.max(1, result.requests.average)),
    wrong: result.non2xx + result.errors + result.timeouts,
    resting: await resting(url, requests, seconds),
    cpu:
      before === undefined || after === undefined
        ? undefined
        : (after - before) / Math.max(1, result.requests.total),
  }
}

const REST = 500

async function resting(url: string, requests: readonly Request[], seconds: number) {
  const until = performance.now() + seconds * 1000
  const took: number[] = []
  let next = 0
  const person = async () => {
    await sleep(2 * REST * Math.random())
    if (performance.now() >= until) return
    const { path, cookie } = requests[next++ % requests.length]!
    const from = performance.now()
    const answer = await fetch(`${url}${path}`, { headers: { cookie } })
    await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    took.push(performance.now() - from)
    await person()
  }
  await Promise.all(Array.from({ length: 10 }, person))
  if (took.length === 0) return undefined
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  return { median: at(0.5), p99: at(0.99) }
}
