import { createHmac } from 'node:crypto'
import pg from 'pg'

/** The connections of one installation. The owner's is given; the others are made from it. */
export interface Logins {
  readonly owner: string
  readonly app: string
  readonly auth: string
  readonly jobs: string
}

const ROLES = ['app', 'auth', 'jobs'] as const

/**
 * Makes (or mends) the login roles of this installation: `kith_app_<database>` and so on, each a member of the group
 * role of the migrations and of nothing else. Their passwords follow from the owner's secret, so nothing is stored.
 * Several installations can share one PostgreSQL. Run after `migrate`.
 * @param timeZone whose days the database goes by: a check lapses, a half-term begins at midnight there
 * @param secret known to the installation only; by default the password in the owner's URL
 */
export async function ensureLogins(
  owner: string,
  secret = new URL(owner).password,
  timeZone = 'Europe/London',
): Promise<Logins> {
  const db = new pg.Client({ connectionString: owner })
  await db.connect()
  try {
    const { rows } = await db.query<{ name: string }>('select current_database() as name')
    const database = rows[0]!.name
    await db.query('select pg_advisory_lock(5484842)')
    const urls = loginUrls(owner, database, secret)
    for (const role of ROLES) {
      const { login, password } = loginOf(urls[role])
      await ensureLogin(db, login, password)
      await db.query(`grant kith_${role} to ${pg.escapeIdentifier(login)}`)
      // Compiling a page's short statements takes longer than running them.
      await db.query(`alter role ${pg.escapeIdentifier(login)} set jit = off`)
      // What is read is in memory or on a disk without arms: a row by its key costs little more than the next one.
      await db.query(`alter role ${pg.escapeIdentifier(login)} set random_page_cost = 1.1`)
      // A page's statements are the same for everybody: planned once a connection, whatever they are asked with.
      await db.query(`alter role ${pg.escapeIdentifier(login)} set plan_cache_mode = force_generic_plan`)
      await db.query(`alter role ${pg.escapeIdentifier(login)} set timezone = ${pg.escapeLiteral(timeZone)}`)
      // What the queue makes is the group role's: `enqueue` reaches it as kith_jobs.
      if (role === 'jobs') await db.query(`alter role ${pg.escapeIdentifier(login)} set role = kith_jobs`)
    }
    const name = pg.escapeIdentifier(database)
    await db.query(
      `grant connect, temporary on database ${name} to kith_app, kith_auth, kith_jobs, kith_definer`,
    )
    await db.query(`grant create on database ${name} to kith_jobs`)
    for (const role of ROLES) await expectLogin(urls[role])
    return { owner, ...urls }
  } finally {
    await db.end()
  }
}

/** The addresses by which the installation's own logins come into a database. */
export function loginUrls(owner: string, database: string, secret: string): Omit<Logins, 'owner'> {
  const url = (role: string) => {
    const login = `kith_${role}_${database}`.slice(0, 63)
    const password = createHmac('sha256', secret || database)
      .update(login)
      .digest('base64url')
    return withLogin(owner, login, password)
  }
  return { app: url('app'), auth: url('auth'), jobs: url('jobs') }
}

async function ensureLogin(db: pg.Client, login: string, password: string) {
  const { rows } = await db.query<{ mighty: boolean }>(
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as mighty
     from pg_roles where rolname = $1`,
    [login],
  )
  if (rows[0]?.mighty)
    throw new Error(
      `The login ${login} may do more than Kith's pages ever should. As an administrator: drop role "${login}"; Kith makes it anew.`,
    )
  // New roles may do nothing by themselves; to say so again takes a superuser, which the owner need not be.
  const verb = rows.length === 0 ? 'create' : 'alter'
  await db.query(
    `${verb} role ${pg.escapeIdentifier(login)} login inherit password ${pg.escapeLiteral(password)}`,
  )
}

/** An address that led in as somebody else, as the owner say, would lead past every policy. */
async function expectLogin(url: string) {
  const db = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  const { login } = loginOf(url)
  try {
    await db.connect()
    const { rows } = await db.query<{ name: string }>('select session_user as name')
    if (rows[0]!.name !== login) throw new Error(`it was taken for ${rows[0]!.name}`)
  } catch (error) {
    throw new Error(
      `The database does not let Kith's login ${login} in by its password: see the server's pg_hba.conf, or the connection pooler between. It said: ${(error as Error).message}`,
      { cause: error },
    )
  } finally {
    await db.end()
  }
}

function loginOf(url: string) {
  const { username, password } = new URL(url)
  return { login: decodeURIComponent(username), password }
}

function withLogin(owner: string, login: string, password: string): string {
  const url = new URL(owner)
  url.username = login
  url.password = password
  return url.href
}
