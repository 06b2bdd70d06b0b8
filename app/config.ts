import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** How this installation runs. The only place that reads the environment. */
export interface Config {
  /** Where the embedded database and what belongs to this installation is kept. */
  readonly folder: string
  /** The owner's connection to a PostgreSQL of one's own; undefined starts the embedded one. */
  readonly databaseUrl: string | undefined
  readonly port: number
  /** Where people reach Kith, without a slash at the end; undefined: http://127.0.0.1:<port>. */
  readonly publicUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** The fictional town with its printed sign-in links and outbox page. Never beside real people. */
  readonly demo: boolean
}

/**
 * Reads `KITH_*`, `DATABASE_URL`, `PORT` and `SMTP_URL`.
 * @throws Error with a sentence naming the variable and the mend
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env.PORT ?? 4170)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is “${env.PORT}”, which is no port: give a number from 1 to 65535.`)
  const url = env.KITH_URL?.replace(/\/+$/, '')
  if (url !== undefined && !/^https?:\/\/[^/]+$/.test(url))
    throw new Error(
      `KITH_URL is “${env.KITH_URL}”: give the address people use, such as https://kith.example.`,
    )
  const from = env.KITH_CALLED_FROM ?? process.cwd()
  return {
    folder: resolve(from, env.KITH_DATA ?? join(import.meta.dirname, '..', 'data')),
    databaseUrl: env.DATABASE_URL,
    port,
    publicUrl: url,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? 'Kith <kith@localhost.localdomain>',
    demo:
      env.KITH_DEMO === undefined ? url === undefined && env.SMTP_URL === undefined : env.KITH_DEMO === '1',
  }
}

/** The version in package.json. */
export function kithVersion(): string {
  const file = join(import.meta.dirname, '..', 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : '0'
}
