import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '../../../app/app.tsx'
import { readConfig } from '../../../app/config.ts'
import type { House } from '../../../app/house.ts'
import { startJobs } from '../../../app/jobs/jobs.ts'
import { nightlyTimes } from '../../../app/jobs/nightly.ts'
import { tasksOf } from '../../../app/jobs/tasks.ts'
import { openHouse } from '../../../app/open-house.ts'
import { withAxe } from './axe-asset.ts'

/** A Kith that serves one database on a free port. */
export interface Served {
  readonly app: ReturnType<typeof createApp>
  readonly house: House
  /** `http://localhost:<port>`: the one plain-http name at which browsers allow passkeys and sealed drafts. */
  readonly url: string
  /** What went wrong and was shown as a fault, a line each. */
  readonly faults: readonly string[]
  readonly stop: () => Promise<void>
}

/**
 * Serves a migrated database as the demo town, with its background work.
 * @param url the owner's connection
 */
export async function serve(url: string): Promise<Served> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const publicUrl = `http://localhost:${(server.address() as { port: number }).port}`
  const faults: string[] = []
  const log: House['log'] = (line, error) => {
    const why = error instanceof Error ? `: ${error.stack ?? error.message}` : ''
    if (/^(fault|the job)/.test(line)) faults.push(line + why)
  }
  const config = { ...readConfig({}), demo: true, perMinute: 0 }
  const { house, logins, close } = await openHouse({ config, url, publicUrl, secret: 'test', log })
  const jobs = await startJobs(logins.jobs, house, tasksOf(house), nightlyTimes)
  const app = createApp({ ...house, assets: withAxe(house.assets) })
  server.on('request', getRequestListener(app.fetch))
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    await jobs.stop()
    await close()
  }
  return { app, house, url: publicUrl, faults, stop }
}
