import pg from 'pg'
import { migrate } from '../../../db/migrate.ts'
import { fill } from './fill.ts'
import { shapeOf } from './shape.ts'

/**
 * Makes a town in an empty database, the same one for a size. Foreign keys are not looked up row by row while it fills;
 * `city.test.ts` makes a small one with them looked up.
 * @param url the owner's connection; the owner must be a superuser unless `checked`
 */
export async function makeCity(
  url: string,
  people: number,
  { checked = false, say = () => {} }: { checked?: boolean; say?: (line: string) => void } = {},
): Promise<void> {
  await migrate(url)
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    if (!checked) await db.query('set session_replication_role = replica')
    await db.query("set synchronous_commit = off; set work_mem = '64MB'")
    for (const { what, sql } of fill(shapeOf(people))) {
      const from = performance.now()
      await db.query(sql)
      say(`${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`)
    }
    await db.query('vacuum analyze')
  } finally {
    await db.end()
  }
}
