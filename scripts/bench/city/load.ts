import autocannon from 'autocannon'

/** What a page took, as seen by who asked: milliseconds, and whether anything but a page came back. */
export interface Loaded {
  readonly median: number
  readonly p99: number
  readonly perSecond: number
  readonly bytes: number
  readonly wrong: number
  /** Processor milliseconds a request of those asked and the database; undefined where they cannot be known. */
  readonly cpu: number | undefined
}

/**
 * Ten clients ask again and again, each request the next one on the list.
 * @param requests path and cookie
 * @param cpu processor milliseconds so far of those who answer
 */
export async function load(
  url: string,
  requests: readonly { readonly path: string; readonly cookie: string }[],
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
  // The first seconds plan statements and compile code; whoever runs Kith for a day does not see them.
  await run(Math.min(2, seconds))
  const before = cpu()
  const result = await run(seconds)
  const after = cpu()
  return {
    median: result.latency.p50,
    p99: result.latency.p99,
    perSecond: Math.round(result.requests.average),
    bytes: Math.round(result.throughput.average / Math.max(1, result.requests.average)),
    wrong: result.non2xx + result.errors + result.timeouts,
    cpu:
      before === undefined || after === undefined
        ? undefined
        : (after - before) / Math.max(1, result.requests.total),
  }
}
