import pg from 'pg'
import { BackupError } from './errors.ts'

// So that both sides write and read values in one way, whatever the server's own settings are.
const settings = `
  set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC';
  set bytea_output = 'hex'; set xmloption = 'content'; set extra_float_digits = 3;
  set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0;
`

/**
 * Works on a connection of its own, set up so that values are written alike on every server from PostgreSQL 15 on.
 * @throws BackupError for an older server
 */
export async function inSession<T>(url: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString: url })
  // A lost connection also fails the query that waits on it; without a listener it would end the process.
  db.on('error', () => {})
  await db.connect()
  try {
    const { rows } = await db.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    )
    const version = rows[0]!.version
    if (Number.parseInt(version, 10) < 15)
      throw new BackupError(`Kith needs PostgreSQL 15 or later; this is ${version}.`)
    await db.query(settings)
    return await work(db)
  } finally {
    await db.end()
  }
}
