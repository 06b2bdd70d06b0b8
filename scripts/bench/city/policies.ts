import pg from 'pg'
import { createApp } from '../../../app/app.tsx'
import { readConfig } from '../../../app/config.ts'
import { openHouse } from '../../../app/open-house.ts'
import { CITY } from './fill.ts'
import { idOf, type MeasuredPage } from './pages.ts'
import { type Asked, recording } from './recorded.ts'
import { signInAs } from './sessions.ts'
import { withoutPolicies } from './without-policies.ts'

/** What one page's statements take with row policies and without, in milliseconds, summed over those that give the same rows in both. */
export interface Policies {
  readonly withPolicies: number
  readonly without: number
  readonly statements: number
  /** Statements left out of both sums, because without policies they give other rows: there the policy is what finds them. */
  readonly left: number
}

const PEOPLE = 3
const ROUNDS = 21

/**
 * Asks for each page in this process, keeps its statements with their values, and runs them again: as requests are run, and with a
 * login that passes every policy (`without-policies.ts` says what stands in their place).
 */
export async function policies(
  databaseUrl: string,
  pages: readonly MeasuredPage[],
): Promise<ReadonlyMap<string, Policies>> {
  const { house, logins, close } = await openHouse({
    config: { ...readConfig({}), demo: false },
    url: databaseUrl,
    publicUrl: 'http://localhost:4591',
    secret: 'bench',
    log: (line, error) => console.error(line, error ?? ''),
  })
  const app = createApp(house)
  const [ruled, bare] = [logins.app, await withoutPolicies(databaseUrl)].map(
    (connectionString) => new pg.Client({ connectionString, pipeline: true }),
  ) as [pg.Client, pg.Client]
  await Promise.all([ruled.connect(), bare.connect()])
  try {
    const found = new Map<string, Policies>()
    for (const { name, opened } of pages) {
      const some = opened.slice(0, PEOPLE)
      const cookies = await signInAs(
        databaseUrl,
        some.map(({ as }) => as),
      )
      const sums: Policies[] = []
      for (const [at, { as, path }] of some.entries()) {
        const asked = await recording(async () => {
          const response = await app.request(`http://localhost:4591${path}`, {
            headers: { cookie: cookies[at]! },
          })
          if (response.status !== 200) throw new Error(`${name}: ${response.status}`)
          await response.text()
        })
        sums.push(await compare([ruled, bare], idOf('p', as), asked))
      }
      const sum = (of: (one: Policies) => number) => sums.reduce((all, one) => all + of(one), 0) / sums.length
      found.set(name, {
        withPolicies: sum((one) => one.withPolicies),
        without: sum((one) => one.without),
        statements: Math.round(sum((one) => one.statements)),
        left: Math.round(sum((one) => one.left)),
      })
    }
    return found
  } finally {
    await Promise.all([ruled.end(), bare.end()])
    await close()
  }
}

async function compare(
  clients: readonly [pg.Client, pg.Client],
  person: string,
  asked: readonly Asked[],
): Promise<Policies> {
  const [ruled, bare] = [await gave(clients[0], person, asked), await gave(clients[1], person, asked)]
  const same = asked.filter((_, at) => ruled[at] === bare[at])
  const times: [number[], number[]] = [[], []]
  // What takes seconds is not run twenty times.
  const until = performance.now() + 3000
  for (let round = 0; round < ROUNDS && (round < 3 || performance.now() < until); round += 1)
    for (const [which, client] of clients.entries()) times[which]!.push(await took(client, person, same))
  // The first round plans.
  const median = (of: readonly number[]) =>
    of.slice(1).toSorted((a, b) => a - b)[Math.floor((of.length - 1) / 2)]!
  return {
    withPolicies: median(times[0]),
    without: median(times[1]),
    statements: asked.length,
    left: asked.length - same.length,
  }
}

/** What each statement gives, its rows in no order. */
const gave = (client: pg.Client, person: string, asked: readonly Asked[]): Promise<readonly string[]> =>
  as(client, person, async () => {
    const all = await send(client, asked)
    return all.map(({ rows }) => JSON.stringify(rows.map((row) => JSON.stringify(row)).toSorted()))
  })

/** Milliseconds from sending all of them to the last answer: sent one by one, a quarter of it would be waking each other. */
const took = (client: pg.Client, person: string, asked: readonly Asked[]): Promise<number> =>
  as(client, person, async () => {
    const from = performance.now()
    await send(client, asked)
    return performance.now() - from
  })

const send = (client: pg.Client, asked: readonly Asked[]) =>
  Promise.all(asked.map(({ name, text, values }) => client.query({ name, text, values: [...values] })))

/** In a transaction that is taken back. */
async function as<T>(client: pg.Client, person: string, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  await client.query(
    `select set_config('app.place_id', $1, true), set_config('app.person_id', $2, true), set_config('app.helper_id', '', true)`,
    [CITY, person],
  )
  const done = await work()
  await client.query('rollback')
  return done
}
