import pg from 'pg'
import { type Config, readConfig } from '../../app/config.ts'
import { isThere, openDatabaseAsItIs } from '../../app/database.ts'
import { backups } from './backups.ts'
import { clock } from './clock.ts'
import { type Finding, mind, wrong } from './finding.ts'
import { folder } from './folder.ts'
import { logins } from './logins.ts'
import { machine } from './machine.ts'
import { migrations } from './migrations.ts'
import { address, demo, mail } from './outside.ts'
import { passkeys } from './passkeys.ts'
import { queue } from './queue.ts'
import { rowSecurity } from './row-security.ts'
import { server } from './server.ts'

/** Looks at everything there is to look at; a part that cannot be looked at is a finding and stops no other. */
export async function lookAround(): Promise<readonly Finding[]> {
  const findings: Finding[] = [...machine()]
  const config = read(findings)
  if (config === undefined) return findings
  const kept = folder(config)
  findings.push(...kept, ...address(config), ...(await mail(config)), ...backups(config))
  const closed = kept.some(({ part, level }) => part === 'folder' && level === 'wrong')
  // What lies in a folder that may not be looked into is not known, and no start would make it.
  if (closed && config.databaseUrl === undefined) return findings
  if (!isThere(config))
    findings.push(mind('database', `There is no Kith in ${config.folder} yet.`, 'npm start makes it.'))
  else findings.push(...(await inDatabase(config)))
  return findings
}

function read(findings: Finding[]): Config | undefined {
  try {
    return readConfig()
  } catch (error) {
    findings.push(wrong('settings', (error as Error).message, 'Then look again.'))
    return undefined
  }
}

async function inDatabase(config: Config): Promise<readonly Finding[]> {
  const found: Finding[] = []
  try {
    const database = await openDatabaseAsItIs(config)
    const db = new pg.Client({ connectionString: database.url })
    // A lost connection also fails the question under way; without a listener it would end the process.
    db.on('error', () => {})
    try {
      await db.connect()
      found.push(await server(db, database.besideRunning), ...(await clock(db)))
      const { ready, findings } = await migrations(db)
      found.push(...findings)
      if (!ready) return found
      for (const look of [
        () => logins(db, config, database.url),
        () => rowSecurity(db),
        () => queue(db, database.besideRunning),
        () => passkeys(db, config),
        () => demo(db, config),
      ])
        found.push(...(await look()))
    } finally {
      await db.end()
      await database.stop()
    }
  } catch (error) {
    found.push(
      wrong('database', (error as Error).message, 'Until then nothing in the database can be looked at.'),
    )
  }
  return found
}
