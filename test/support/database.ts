import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '#db/client.ts'
import { scratchDatabase } from '#db/embedded/scratch.ts'
import { migrate } from '#db/migrate.ts'
import { ensureDemoTown } from '#db/seeds/demo-town.ts'
import { houseSecret } from '../../app/secret.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's connection to the server's own database; `kith_template` beside it holds the demo town. */
    serverUrl: string
  }
}

/** One throw-away PostgreSQL for a run of tests, with the demo town in a template that each worker clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await scratchDatabase()
  try {
    const admin = new pg.Client({ connectionString: server.url })
    await admin.connect()
    await admin.query('create database kith_template')
    await admin.end()
    const template = databaseUrl(server.url, 'kith_template')
    await migrate(template)
    const owner = connect(template, { max: 1 })
    await ensureDemoTown(owner, houseSecret('test'))
    await owner.destroy()
    project.provide('serverUrl', server.url)
    return server.stop
  } catch (error) {
    await server.stop()
    throw error
  }
}

export function databaseUrl(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
