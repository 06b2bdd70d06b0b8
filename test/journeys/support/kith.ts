import { sql } from 'kysely'
import pg from 'pg'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { inject, vi } from 'vitest'
import { connect, type Db } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import { demoPerson } from '#db/seeds/demo-town.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { signInLinkFor } from '../../../app/sign-in/link/demo-link.ts'
import { databaseUrl } from '../../support/database.ts'
import { type Served, serve } from './serve.ts'

/** Wharton Vale in a database of this file's own, served, with a browser in front of it. */
export interface Kith extends Served {
  /** A pool with the owner's login: it passes every policy. */
  readonly owner: Db
  readonly id: (name: Name) => Promise<string>
  /** Waits until the background work that was asked for is done. */
  readonly settled: () => Promise<void>
  /** A browser of somebody's own: nothing is shared between two of them. */
  readonly context: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** A page in a browser of their own, signed in, at the first page. */
  readonly as: (name: Name, options?: BrowserContextOptions) => Promise<Page>
}

export const phone = { width: 390, height: 844 } as const
export const desk = { width: 1280, height: 800 } as const

let connecting: Promise<Browser> | undefined
const browser = () => (connecting ??= chromium.connect(inject('browserAddress')))
let towns = 0

/** Opens a town for a file of journeys; `stop` ends its server and closes its browsers. */
export async function openKith(): Promise<Kith> {
  const url = await cloneTown()
  const served = await serve(url)
  const owner = connect(url, { max: 2 })
  const contexts: BrowserContext[] = []
  const context: Kith['context'] = async (options = {}) => {
    const made = await (await browser()).newContext({ viewport: phone, baseURL: served.url, ...options })
    made.setDefaultTimeout(10_000)
    contexts.push(made)
    return made
  }
  const id: Kith['id'] = (name) => demoPerson(served.house.signIn.authDb as unknown as Db, name)
  const as: Kith['as'] = async (name, options) => {
    const page = await (await context(options)).newPage()
    await signIn(page, served, await id(name))
    return page
  }
  const settled = () =>
    vi.waitFor(
      async () => {
        const { rows } = await sql`select from graphile_worker.jobs`.execute(owner)
        if (rows.length > 0) throw new Error(`${rows.length} jobs are still to be done`)
      },
      { timeout: 20_000, interval: 50 },
    )
  const stop = async () => {
    await Promise.all(contexts.map((one) => one.close()))
    await owner.destroy()
    await served.stop()
  }
  return { ...served, owner, id, settled, context, as, stop }
}

/** Through the link that `npm start` prints. */
export async function signIn(page: Page, { house }: Served, personId: string): Promise<void> {
  await page.goto(await signInLinkFor(house.signIn, { placeId: DEMO_PLACE, personId }))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('/')
}

async function cloneTown(): Promise<string> {
  const server = inject('serverUrl')
  const name = `journey_${process.pid}_${towns++}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name} template kith_template`)
  await admin.end()
  return databaseUrl(server, name)
}
