import { sql } from 'kysely'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { connect, type Db } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import { demoPerson } from '#db/seeds/demo-town.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { signInLinkFor } from '../../../app/sign-in/link/demo-link.ts'
import { type Served, serve } from './serve.ts'

/** Wharton Vale in a database of its own, served, with a browser in front of it. */
export interface Kith extends Served {
  /** A pool with the owner's login: it passes every policy. */
  readonly owner: Db
  readonly id: (name: Name) => Promise<string>
  /** Waits until the background work that was asked for is done. */
  readonly settled: () => Promise<void>
  /** A browser of somebody's own: nothing is shared between two of them. */
  readonly context: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** A page in a browser of their own, signed in, at the first page. By name, or by the person's id. */
  readonly as: (who: Name | { readonly id: string }, options?: BrowserContextOptions) => Promise<Page>
}

export const phone = { width: 390, height: 844 } as const
export const desk = { width: 1280, height: 800 } as const

/**
 * Serves a town and opens browsers on it; `stop` ends both.
 * @param url the owner's connection to a database with the demo town
 */
export async function openAt(url: string, browser: Browser): Promise<Kith> {
  const served = await serve(url)
  const owner = connect(url, { max: 2 })
  const contexts: BrowserContext[] = []
  const context: Kith['context'] = async (options = {}) => {
    const made = await browser.newContext({ viewport: phone, baseURL: served.url, ...options })
    made.setDefaultTimeout(15_000)
    contexts.push(made)
    return made
  }
  const id: Kith['id'] = (name) => demoPerson(served.house.signIn.authDb as unknown as Db, name)
  const as: Kith['as'] = async (who, options) => {
    const page = await (await context(options)).newPage()
    await signIn(page, served, typeof who === 'string' ? await id(who) : who.id)
    return page
  }
  const settled = async () => {
    const { rows } = await sql<{
      todo: number
    }>`select count(*)::int as todo from graphile_worker.jobs`.execute(owner)
    if (rows[0]!.todo === 0) return
    await new Promise((wake) => setTimeout(wake, 50))
    await settled()
  }
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
