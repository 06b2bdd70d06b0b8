import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.tsx'
import { addressHere, type Config } from './config.ts'
import { openDatabaseAlone } from './database.ts'
import { demoFits, placesIn } from './demo-fits.ts'
import type { House } from './house.ts'
import { startJobs } from './jobs/jobs.ts'
import { nightlyTimes } from './jobs/nightly.ts'
import { tasksOf } from './jobs/tasks.ts'
import { listen } from './listen.ts'
import { log, logRequest } from './log.ts'
import { openHouse } from './open-house.ts'
import { installationSecret } from './secret.ts'
import { within } from './within.ts'

/** A Kith that serves. `stop` takes a few seconds at most: background work that is under way then is done again. */
export interface Running {
  readonly house: House
  readonly ownerUrl: string
  readonly stop: () => Promise<void>
}

const GRACE = 2000

/**
 * Starts everything: database, migrations, job queue, pages. What was started is stopped again when a later step fails.
 * @param prepare runs before the first page is served: the demo town
 */
export async function start(
  asked: Config,
  prepare?: (ownerUrl: string, house: House) => Promise<void>,
): Promise<Running> {
  // In the order of ending: first nobody new, then what works, then what it works on.
  const ends: Partial<Record<'pages' | 'jobs' | 'house' | 'database', () => Promise<unknown>>> = {}
  const stop = async () => {
    await ends.pages?.()
    await ends.jobs?.()
    if (ends.house !== undefined) await within(GRACE, ends.house())
    await ends.database?.()
  }
  try {
    const database = await openDatabaseAlone(asked)
    ends.database = database.stop
    const config = { ...asked, demo: asked.demo && (await mayBeDemo(database.url)) }
    const pages = await listen(config.port)
    ends.pages = () => pages.close(GRACE)
    const publicUrl = config.publicUrl ?? addressHere(pages.port)
    const secret = installationSecret(config, database.url)
    const { house, logins, close } = await openHouse({
      config,
      url: database.url,
      publicUrl,
      secret,
      log,
      logRequest,
    })
    ends.house = close
    ends.jobs = (await startJobs(logins.jobs, house, tasksOf(house), nightlyTimes)).stop
    await prepare?.(database.url, house)
    pages.answer(getRequestListener(createApp(house).fetch))
    return { house, ownerUrl: database.url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function mayBeDemo(url: string): Promise<boolean> {
  const places = await placesIn(url)
  const fits = demoFits(places)
  if (!fits)
    log(
      `The demo is off, because this is ${places.others.join(', ')}. KITH_URL and SMTP_URL say how people come in.`,
    )
  return fits
}
