import type pg from 'pg'
import { type Finding, well } from './finding.ts'

/** Which PostgreSQL it is, and how it was reached. */
export async function server(db: pg.Client, besideRunning: boolean | undefined): Promise<Finding> {
  const { rows } = await db.query<{ version: string; size: string }>(`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      pg_size_pretty(pg_database_size(current_database())) as size`)
  const how =
    besideRunning === undefined
      ? 'that DATABASE_URL names'
      : besideRunning
        ? 'of the running Kith'
        : 'that comes with Kith'
  return well('database', `The database ${how} answers: PostgreSQL ${rows[0]!.version}, ${rows[0]!.size}.`)
}
