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
const ROUNDS = 13

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
    (connectionString) => new pg.Client({ connectionString }),
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
  [ruled, bare]: readonly [pg.Client, pg.Client],
  person: string,
  asked: readonly Asked[],
): Promise<Policies> {
  const times: [number[][], number[][]] = [[], []]
  const rows: [string[], string[]] = [[], []]
  // What takes seconds is not run twenty times.
  const until = performance.now() + 3000
  for (let round = 0; round < ROUNDS && (round < 3 || performance.now() < until); round += 1)
    for (const [which, client] of [ruled, bare].entries()) {
      const once = await replay(client, person, asked)
      times[which]!.push(once.map(({ ms }) => ms))
      rows[which] = once.map(({ gave }) => gave)
    }
  const same = asked.map((_, at) => rows[0][at] === rows[1][at])
  // The first round plans.
  const median = (which: 0 | 1, at: number) => {
    const sorted = times[which]
      .slice(1)
      .map((round) => round[at]!)
      .toSorted((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)]!
  }
  const total = (which: 0 | 1) => asked.reduce((sum, _, at) => sum + (same[at] ? median(which, at) : 0), 0)
  return {
    withPolicies: total(0),
    without: total(1),
    statements: asked.length,
    left: same.filter((is) => !is).length,
  }
}

/** One page's statements in one transaction that is taken back, each with what it gave and how long it took. */
async function replay(
  client: pg.Client,
  person: string,
  asked: readonly Asked[],
): Promise<readonly { readonly ms: number; readonly gave: string }[]> {
  await client.query('begin')
  await client.query(
    `select set_config('app.place_id', $1, true), set_config('app.person_id', $2, true), set_config('app.helper_id', '', true)`,
    [CITY, person],
  )
  const done: { ms: number; gave: string }[] = []
  for (const { name, text, values } of asked) {
    const from = performance.now()
    const { rows } = await client.query({ name, text, values: [...values] })
    done.push({
      ms: performance.now() - from,
      gave: JSON.stringify(rows.map((row) => JSON.stringify(row)).toSorted()),
    })
  }
  await client.query('rollback')
  return done
}
