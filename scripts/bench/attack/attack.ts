import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from '#db/client.ts'
import { cast, type Name } from '#db/seeds/cast.ts'
import { demoPerson } from '#db/seeds/demo-town.ts'
import { bodyOf } from '#test/fuzz/body.ts'
import type { KnownForm } from '#test/fuzz/known-forms.ts'
import { othersRows, realIds } from '#test/fuzz/others-rows.ts'
import type { createApp } from '../../../app/app.tsx'
import type { House } from '../../../app/house.ts'
import { type Asker, asker } from './asker.ts'
import { type Finding, judge } from './judge.ts'
import { markWords } from './markers.ts'
import { routeOf, type Sending, sendings } from './sendings.ts'
import { walk } from './walk.ts'

export interface AttackOptions {
  readonly requests: number
  readonly seed: number
  /** Ends after so many minutes, with what it found until then. */
  readonly minutes: number
  /** How many addresses each person walks to before. */
  readonly walk: number
  /** Only these; everybody without. */
  readonly as?: readonly Name[]
  readonly told?: (line: string) => void
}

export interface Attacked {
  readonly requests: number
  readonly routes: number
  readonly addresses: number
  readonly forms: number
  readonly marked: number
  /** Answers by their status. */
  readonly statuses: ReadonlyMap<number, number>
  readonly findings: readonly Finding[]
  /** Of how many markers each asker was shown those that are theirs to read. */
  readonly own: ReadonlyMap<string, number>
}

interface Attackable {
  readonly app: ReturnType<typeof createApp>
  readonly house: House
  readonly owner: Db
  readonly ownerUrl: string
}

/** Whoever has deleted themselves has nothing more to send. */
const NEVER = ['/me/delete']
const SLICE = 250

/** Asks for everything as everybody: what others came upon, hostile values, forms of others, other methods. */
export async function attack(
  { app, house, owner, ownerUrl }: Attackable,
  options: AttackOptions,
): Promise<Attacked> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await attackWith(client, { app, house, owner }, options)
  } finally {
    await client.end()
  }
}

async function attackWith(
  client: pg.Client,
  { app, house, owner }: Omit<Attackable, 'ownerUrl'>,
  options: AttackOptions,
): Promise<Attacked> {
  const marked = await markWords(client)
  const judging = judge(client, marked, options.told)
  const askers = await everybody(app, house, owner, options.as)
  const gets = unique(
    app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*')).map(({ path }) => path),
  )
  const posts = unique(
    app.routes
      .filter(({ method, path }) => method === 'POST' && !NEVER.includes(path))
      .map(({ path }) => path),
  )
  const statuses = new Map<number, number>()
  const until = performance.now() + options.minutes * 60_000
  let requests = 0
  const count = (status: number) => {
    requests++
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }

  const addresses = new Set<string>()
  const forms = new Map<string, KnownForm[]>()
  for (const who of askers) {
    const walked = await walk(who, options.walk, async (path, answer) => {
      count(answer.status)
      await judging.look(who, `GET ${path}`, routeOf(gets, path), answer)
    })
    for (const address of walked.addresses) addresses.add(address)
    for (const form of walked.forms) {
      const route = routeOf(posts, form.action)
      if (posts.includes(route)) forms.set(route, [...(forms.get(route) ?? []), form])
    }
    options.told?.(
      `${who.name} walked ${walked.addresses.size} addresses; ${requests} requests, ${judging.findings.size} findings`,
    )
  }

  const known = { ids: await realIds(owner), addresses: [...addresses], forms, gets, posts }
  for (let slice = 0; requests < options.requests && performance.now() < until; slice++) {
    const who = askers[slice % askers.length]!
    judging.forget()
    const before = await rowsOfOthers(owner, who)
    const many = Math.min(SLICE, options.requests - requests)
    for (const sending of sendings(known, many, options.seed * 10_007 + slice)) {
      const answer = await send(who, sending)
      count(answer.status)
      await judging.look(who, inWords(sending), sending.route, answer, JSON.stringify(sending))
    }
    const after = await rowsOfOthers(owner, who)
    for (const [nth, table] of after.entries())
      if (table !== before[nth])
        judging.found(
          `${table.split(' ')[0]} of others changed by ${who.name}`,
          `slice ${slice}, seed ${options.seed}`,
        )
    options.told?.(`${requests} requests (${who.name}), ${judging.findings.size} findings`)
  }
  return {
    requests,
    routes: gets.length + posts.length,
    addresses: addresses.size,
    forms: [...forms.values()].flat().length,
    marked: marked.size,
    statuses,
    findings: [...judging.findings.values()],
    own: new Map([...judging.own].map(([name, marks]) => [name, marks.size])),
  }
}

/**
 * A checksum for each table of what only others can change; what belongs to a group is changed by whoever acts for it, and what
 * somebody said becomes a thing of theirs when a moderator lets it in.
 */
async function rowsOfOthers(owner: Db, { personId }: Asker): Promise<readonly string[]> {
  const me = personId === undefined ? 'null' : `'${personId}'::uuid`
  const things = `case when kind = 'statement' or owner_id in (select g.id from groups g) then ${me} else owner_id end`
  return (await othersRows(owner, personId, { things })).split('\n')
}

async function send(who: Asker, { method, path, fields, envelope, token }: Sending) {
  if (method !== 'POST') return who.ask(path, { method })
  const tokens = { own: await who.csrf(), none: '', foreign: 'y'.repeat(43), garbage: '%00' }
  return who.ask(path, { method, ...bodyOf([['_csrf', tokens[token!]], ...fields!], envelope!) })
}

const inWords = ({ method, path, fields, envelope }: Sending): string =>
  `${method} ${path}${fields === undefined ? '' : ` ${envelope} ${fields.map(([name, value]) => `${name}=${value.slice(0, 40)}`).join('&')}`}`

const unique = (list: readonly string[]): readonly string[] => [...new Set(list)]

/** The named people, a teacher and a learner of other schools, somebody who left, and nobody. */
async function everybody(app: Attackable['app'], house: House, owner: Db, only: readonly Name[] | undefined) {
  const named = await Promise.all(
    (only ?? (Object.keys(cast) as Name[])).map(async (name) =>
      asker(app, house, name, await demoPerson(owner, name)),
    ),
  )
  const { rows } = await sql<{ who: string; id: string }>`
    select distinct on (m.role) 'a ' || m.role || ' of another school' as who, m.person_id as id from memberships m
    join groups g on g.id = m.group_id and g.kind = 'school' and g.name = 'The Oaks School'
    where m.role in ('teacher', 'student') and m.to_at is null order by m.role, m.person_id`.execute(owner)
  const strangers = only === undefined ? rows.map(({ who, id }) => asker(app, house, who, id)) : []
  return [...named, ...strangers, asker(app, house, 'nobody', undefined)]
}
