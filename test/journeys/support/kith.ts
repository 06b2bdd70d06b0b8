import pg from 'pg'
import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'
import { databaseUrl } from '../../support/database.ts'
import { type Kith, openAt } from './open.ts'

export { desk, type Kith, phone, signIn } from './open.ts'

let connecting: Promise<Browser> | undefined
let towns = 0

/** Opens a town for a file of journeys, a clone of the run's template, in the run's browser. */
export async function openKith(): Promise<Kith> {
  connecting ??= chromium.connect(inject('browserAddress'))
  return openAt(await cloneTown(), await connecting)
}

async function cloneTown(): Promise<string> {
  const server = inject('serverUrl')
  const name = `journey_${process.pid}_${towns++}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name} template kith_template`)
  await admin.end()
  return databaseUrl(server, name)
}
