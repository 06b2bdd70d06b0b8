import pg from 'pg'

/** Holds a table until let go of: whoever wants to write it waits. */
export async function holdTable(
  url: string,
  table: string,
): Promise<{ readonly letGo: () => Promise<void> }> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  await db.query(`begin; lock table ${table} in share mode`)
  return { letGo: () => db.end() }
}
