import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '#db/client.ts'
import type { Embedded } from '#db/embedded/embedded.ts'
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

/** What the projects of a run share: vitest gives each its own copy of this module, in one process. */
const run = globalThis as typeof globalThis & {
  kithTests?: { server: ReturnType<typeof serverWithTown>; users: number }
}

/** One throw-away PostgreSQL for a run of tests, with the demo town in a template that each worker clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  run.kithTests ??= { server: serverWithTown(), users: 0 }
  const shared = run.kithTests
  shared.users++
  const server = await shared.server
  project.provide('serverUrl', server.url)
  return async () => {
    if (--shared.users === 0) await server.stop()
  }
}

/**
 * The server and the town of a run around this one, whose tables and seeds are the same: a test that runs tests in a copy of the
 * project gives its `serverUrl` here.
 */
const around = process.env.KITH_TEST_SERVER

async function serverWithTown(): Promise<Pick<Embedded, 'url' | 'stop'>> {
  if (around !== undefined) return { url: around, stop: async () => {} }
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
    return server
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
