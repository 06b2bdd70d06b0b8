import { createHash } from 'node:crypto'
import pg from 'pg'
import { expect, inject } from 'vitest'
import { asPerson, connect, type Db, type Tx } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import { demoPerson } from '#db/seeds/demo-town.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { createApp } from '../../app/app.tsx'
import { readConfig } from '../../app/config.ts'
import type { House } from '../../app/house.ts'
import { said } from '../../app/log.ts'
import { openHouse } from '../../app/open-house.ts'
import { databaseUrl } from './database.ts'
import { type Visitor, visitor } from './visitor.ts'

/** Wharton Vale in a database of this worker's own. */
export interface Town {
  readonly house: House
  readonly app: ReturnType<typeof createApp>
  /** A pool with the owner's login: it passes every policy, so it is the control of an access test. */
  readonly owner: Db
  readonly url: string
  readonly id: (name: Name) => Promise<string>
  /** Work as one of the named people, kept. */
  readonly as: <T>(name: Name, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** A browser in which one of the named people is signed in (nobody, without a name). */
  readonly browser: (name?: Name) => Promise<Visitor>
}

const towns = new Map<string, Promise<Town>>()

/** The test file's own town, made at the first call: a clone of the template, so that no file finds what another left. */
export function town(): Promise<Town> {
  const file = expect.getState().testPath ?? 'town'
  const opened =
    towns.get(file) ?? townOfItsOwn(`file${createHash('sha1').update(file).digest('hex').slice(0, 10)}`)
  towns.set(file, opened)
  return opened
}

let made = 0

/** A town that no other test sees, for what cannot be taken back; `lines` gets all that is logged. */
export async function townOfItsOwn(called: string, lines?: string[]): Promise<Town> {
  const server = inject('serverUrl')
  const name = `${called}_${process.pid}_${++made}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name} template kith_template`)
  await admin.end()
  const url = databaseUrl(server, name)
  // Tests ask faster than people do.
  const config = { ...readConfig({}), demo: true, perMinute: 0 }
  const { house } = await openHouse({
    config,
    url,
    publicUrl: 'http://127.0.0.1:4170',
    secret: 'test',
    log: (line, error) => {
      lines?.push(said(line, error))
      loud(line, error)
    },
    logRequest: (line) => lines?.push(line),
  })
  const owner = connect(url, { max: 2 })
  const app = createApp(house)
  const id = (who: Name) => demoPerson(house.signIn.authDb as unknown as Db, who)
  const as: Town['as'] = async (who, work) =>
    asPerson(house.db, { placeId: DEMO_PLACE, personId: await id(who) }, work)
  return {
    house,
    app,
    owner,
    url,
    id,
    as,
    browser: async (who) => visitor(app, house, who && (await id(who))),
  }
}

/** A fault in a page is a fault of the test. */
function loud(line: string, error?: unknown): void {
  if (line.startsWith('fault')) console.error(line, error)
}

class RolledBack extends Error {}

/**
 * Work as somebody in a transaction that is rolled back at the end, whatever it did: for tests of verbs. Inside,
 * `become(tx, me)` goes on as somebody else.
 */
export async function rolledBack(db: Db, work: (tx: Tx) => Promise<void>): Promise<void> {
  await db
    .transaction()
    .execute(async (tx) => {
      await work(tx)
      throw new RolledBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error
    })
}
