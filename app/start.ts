import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { type Embedded, startEmbedded } from '#db/embedded/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { createApp } from './app.tsx'
import type { Config } from './config.ts'
import type { House } from './house.ts'
import { startJobs } from './jobs/jobs.ts'
import { openHouse } from './open-house.ts'
import { practices } from './practices.ts'
import { installationSecret } from './secret.ts'

/** A Kith that serves. */
export interface Running {
  readonly house: House
  readonly ownerUrl: string
  readonly stop: () => Promise<void>
}

/** One line to whoever runs Kith, with what went wrong behind it. */
export const log: House['log'] = (line, error) => {
  const why = error instanceof Error ? `: ${error.stack ?? error.message}` : ''
  process.stderr.write(`kith: ${line}${why}\n`)
}

/** The installation's database, migrated: the embedded one, or the one that `DATABASE_URL` names. */
export async function openDatabase(config: Config): Promise<Pick<Embedded, 'url' | 'stop'>> {
  const database =
    config.databaseUrl === undefined
      ? await startEmbedded({ folder: config.folder, log })
      : { url: config.databaseUrl, stop: async () => {} }
  try {
    await migrate(database.url)
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}

/**
 * Starts everything: database, migrations, job queue, pages. What was started is stopped again when a later step fails.
 * @param prepare runs before the first page is served: the demo town
 */
export async function start(
  config: Config,
  prepare?: (ownerUrl: string, house: House) => Promise<void>,
): Promise<Running> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one()
  }
  try {
    const database = await openDatabase(config)
    stops.push(database.stop)
    const server = createServer()
    const port = await listen(server, config.port)
    stops.push(
      () =>
        new Promise<void>((done) => {
          server.close(() => done())
          server.closeIdleConnections()
          setTimeout(() => server.closeAllConnections(), 2000).unref()
        }),
    )
    const publicUrl = config.publicUrl ?? `http://127.0.0.1:${port}`
    const secret = installationSecret(config, database.url)
    const { house, logins, close } = await openHouse({ config, url: database.url, publicUrl, secret, log })
    stops.push(close)
    const tasks = Object.assign({}, ...practices.map((practice) => practice.tasks?.(house)))
    const jobs = await startJobs(logins.jobs, house, tasks)
    stops.push(() => jobs.stop())
    await prepare?.(database.url, house)
    server.on('request', getRequestListener(createApp(house).fetch))
    return { house, ownerUrl: database.url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Another program is using port ${port}. Stop it, or start Kith with PORT=${port + 1}.`)
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
}
