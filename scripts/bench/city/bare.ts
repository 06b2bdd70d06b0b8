import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { connect } from '../../../db/client.ts'
import { type Loaded, load } from './load.ts'
import { idOf } from './pages.ts'

/** What Hono, this driver and PostgreSQL give at most: a page of one line with one query by key, without rules. */
export async function bare(databaseUrl: string, seconds: number): Promise<Loaded> {
  const db = connect(databaseUrl, { max: 10 })
  const app = new Hono()
  app.get('/:n', async (c) => {
    const { rows } = await sql<{ given_name: string }>`
      select given_name from people where place_id = '00000000-0000-4000-8000-00000000c117'
        and id = ${idOf('p', Number(c.req.param('n')))}`.execute(db)
    return c.html(`<!doctype html><title>Bare</title><p>${rows[0]?.given_name}`)
  })
  const server = serve({ fetch: app.fetch, port: 4592, hostname: '127.0.0.1' })
  try {
    const requests = Array.from({ length: 100 }, (_, at) => ({ path: `/${at + 1}`, cookie: '' }))
    return await load('http://127.0.0.1:4592', requests, seconds)
  } finally {
    await new Promise((done) => server.close(done))
    await db.destroy()
  }
}
