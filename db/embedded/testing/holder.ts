import pg from 'pg'
import { startEmbedded } from '../embedded.ts'
import { FolderInUse } from '../errors.ts'
import { scratchDatabase } from '../scratch.ts'
import type { Asked, Said } from './said.ts'

// A Kith of its own process, for tests that kill it. Everything is loaded before it becomes somebody else, who may not be
// allowed to read the project.
const { folder, write, bin, become }: Asked = JSON.parse(process.argv[2] ?? '{}')
const say = (said: Said) => process.stdout.write(`${JSON.stringify(said)}\n`)

if (become !== undefined) {
  process.setgroups?.([])
  process.setgid?.(become.gid)
  process.setuid?.(become.uid)
}
try {
  const log = (line: string) => say({ log: line })
  const database = folder === undefined ? await scratchDatabase() : await startEmbedded({ folder, bin, log })
  say({ url: database.url, folder: database.folder })
  process.on('SIGTERM', () => database.stop())
  if (write !== undefined) await writeForEver(database.url, write)
} catch (error) {
  const { name, message } = error as Error
  say({ error: name, message, pid: error instanceof FolderInUse ? error.pid : undefined })
}

/** Inserts one row after another and tells each once it is acknowledged, until the server goes away. */
async function writeForEver(url: string, from: number): Promise<void> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  await client.query('create table if not exists said (id integer primary key)')
  for (let id = from; ; id++) {
    await client.query('insert into said values ($1)', [id])
    say({ saved: id })
  }
}
