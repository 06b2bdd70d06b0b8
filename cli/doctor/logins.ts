import pg from 'pg'
import type { Config } from '../../app/config.ts'
import { installationSecret } from '../../app/secret.ts'
import { loginUrls } from '../../db/roles.ts'
import { type Finding, well, wrong } from './finding.ts'

interface Role {
  readonly name: string
  readonly there: boolean
  readonly mighty: boolean
}

/** The roles that requests, sign-in and background work run as: there, let in, and able to do no more than they should. */
export async function logins(db: pg.Client, config: Config, owner: string): Promise<readonly Finding[]> {
  const { rows } = await db.query<{ name: string }>('select current_database() as name')
  const urls = loginUrls(owner, rows[0]!.name, installationSecret(config, owner))
  const names = Object.values(urls).map((url) => decodeURIComponent(new URL(url).username))
  const groups = ['kith_app', 'kith_auth', 'kith_jobs', 'kith_definer']
  const found = (await rolesOf(db, [...groups, ...names])).flatMap(complaint)
  if (found.length === 0) for (const url of Object.values(urls)) found.push(...(await letIn(url)))
  return found.length > 0
    ? found
    : [well('logins', 'Every role is there, is let in, and may do no more than it should.')]
}

async function rolesOf(db: pg.Client, names: readonly string[]): Promise<readonly Role[]> {
  const { rows } = await db.query<Role>(
    `select name, rolname is not null as there,
       coalesce(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication, false) as mighty
     from unnest($1::text[]) name left join pg_roles on rolname = name`,
    [names],
  )
  return rows
}

function complaint({ name, there, mighty }: Role): Finding[] {
  if (!there) return [wrong('logins', `The role ${name} is not there.`, 'npm start makes it.')]
  if (!mighty) return []
  return [
    wrong(
      'logins',
      `The role ${name} may do more than it should: it could see past what people opened to each other.`,
      `As an administrator: alter role "${name}" nosuperuser nobypassrls nocreaterole nocreatedb noreplication`,
    ),
  ]
}

async function letIn(url: string): Promise<Finding[]> {
  const db = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  const username = decodeURIComponent(new URL(url).username)
  try {
    await db.connect()
    return []
  } catch (error) {
    return [
      wrong(
        'logins',
        `The database does not let ${username} in: ${(error as Error).message}.`,
        'npm start sets its password anew; see pg_hba.conf too.',
      ),
    ]
  } finally {
    await db.end()
  }
}
