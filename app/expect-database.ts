import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const NEEDED = 150_000
const PATIENCE = 30_000

/**
 * Looks once whether `DATABASE_URL` leads to a database that Kith can work in. One that is just starting is waited for.
 * @throws Error with a sentence: what is wrong with it and how to mend that
 */
export async function expectOwnDatabase(url: string): Promise<void> {
  expectAddress(url)
  const db = await reach(url)
  try {
    const { rows } = await db.query<About>(`
      select current_setting('server_version_num')::int as version, current_setting('server_version') as named,
        current_setting('server_encoding') as encoding, current_database() as database, current_user as user,
        pg_has_role(d.datdba, 'usage') as owns, rolsuper or rolcreaterole as roles
      from pg_database d, pg_roles r where datname = current_database() and rolname = current_user`)
    const why = complaint(rows[0]!)
    if (why !== undefined) throw new Error(`The database that DATABASE_URL names cannot be used. ${why}`)
  } finally {
    await db.end()
  }
}

interface About {
  readonly version: number
  readonly named: string
  readonly encoding: string
  readonly database: string
  readonly user: string
  readonly owns: boolean
  readonly roles: boolean
}

function complaint({ version, named, encoding, database, user, owns, roles }: About): string | undefined {
  if (version < NEEDED) return `It is PostgreSQL ${named}, and Kith needs 15 or later.`
  if (encoding !== 'UTF8')
    return `Its encoding is ${encoding}. Make a new one: create database kith encoding 'UTF8' template template0`
  if (!owns)
    return `${user} does not own it. As an administrator: alter database "${database}" owner to "${user}"`
  if (!roles) return `${user} may not make roles. As an administrator: alter role "${user}" createrole`
  return undefined
}

function expectAddress(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined
  // The other logins' addresses are made from this one, which must say who and where in the usual places.
  const clear = url !== undefined && url.host !== '' && url.username !== ''
  if (clear && /^postgres(ql)?:$/.test(url.protocol) && !url.searchParams.has('user')) return
  throw new Error('DATABASE_URL must look like this: postgres://owner:password@host:5432/kith')
}

async function reach(url: string, until = Date.now() + PATIENCE): Promise<pg.Client> {
  const db = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A lost connection also fails the query that waits on it; without a listener it would end the process.
  db.on('error', () => {})
  try {
    await db.connect()
    return db
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === '57P03' && Date.now() < until) {
      await sleep(500)
      return reach(url, until)
    }
    throw new Error(
      `The database that DATABASE_URL names cannot be reached. ${sentence(url, code, message)}`,
      {
        cause: error,
      },
    )
  }
}

function sentence(url: string, code: string | undefined, message: string): string {
  const { host, pathname, username } = new URL(url)
  switch (code) {
    case 'ECONNREFUSED':
      return `Nothing answers at ${host}: is PostgreSQL running there?`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `No machine of the name ${host} was found.`
    case '28P01':
    case '28000':
      return `It does not let ${username} in: see the password in DATABASE_URL and its pg_hba.conf.`
    case '3D000':
      return `There is no database ${pathname.slice(1)} there yet. Make it: create database "${pathname.slice(1)}" owner "${username}"`
    default:
      return `It said: ${message || code}`
  }
}
