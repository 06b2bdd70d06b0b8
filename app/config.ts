import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readSchool, type SchoolSettings } from './sign-in/school/settings.ts'

/** How this installation runs. The only place that reads the environment. */
export interface Config {
  /** Where the embedded database and what belongs to this installation is kept. */
  readonly folder: string
  /** The owner's connection to a PostgreSQL of one's own; undefined starts the embedded one. */
  readonly databaseUrl: string | undefined
  readonly port: number
  /** Where people reach Kith, without a slash at the end; undefined: `addressHere`. */
  readonly publicUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** Whose clocks days and hours are told by, as `Europe/London`. */
  readonly timeZone: string
  /** How much one sign-in may ask for in a minute; 0: as much as it likes. */
  readonly perMinute: number
  /** What a Prometheus on another machine shows to be let in at `/-/metrics`. */
  readonly metricsToken: string | undefined
  /** The school whose own sign-in lets people in. */
  readonly school: SchoolSettings | undefined
  /** The fictional town with its printed sign-in links and outbox page. Never beside real people. */
  readonly demo: boolean
}

/**
 * Reads `KITH_*`, `OIDC_*`, `DATABASE_URL`, `PORT` and `SMTP_URL`.
 * @throws Error with a sentence naming the variable and the mend
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  // Set to nothing is not set: `KITH_DATA=` in a service's file must not make the project's own folder the data folder.
  const said = (name: string): string | undefined => env[name]?.trim() || undefined
  const port = Number(said('PORT') ?? 4170)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is “${env.PORT}”, which is no port: give a number from 1 to 65535.`)
  const url = said('KITH_URL')?.replace(/\/+$/, '')
  if (url !== undefined && !/^https?:\/\/[^/]+$/.test(url))
    throw new Error(
      `KITH_URL is “${env.KITH_URL}”: give the address people use, such as https://kith.example.`,
    )
  const smtpUrl = said('SMTP_URL')
  if (smtpUrl !== undefined && !isMailServer(smtpUrl))
    // It may hold a password, and is not repeated.
    throw new Error('SMTP_URL must look like this: smtp://user:password@host:587 or smtps://…')
  const metricsToken = said('KITH_METRICS_TOKEN')
  if (metricsToken !== undefined && metricsToken.length < 16)
    throw new Error('KITH_METRICS_TOKEN is too short to be one: make it with openssl rand -hex 32.')
  const perMinute = Number(said('KITH_PER_MINUTE') ?? 3000)
  if (!Number.isInteger(perMinute) || perMinute < 0)
    throw new Error(
      `KITH_PER_MINUTE is “${env.KITH_PER_MINUTE}”: give a whole number of requests, or 0 for no limit.`,
    )
  const demo = said('KITH_DEMO')
  if (demo !== undefined && demo !== '1' && demo !== '0')
    throw new Error(`KITH_DEMO is “${demo}”: give 1 for the demo town, or 0 for a place of your own.`)
  return {
    folder: resolve(
      env.KITH_CALLED_FROM ?? process.cwd(),
      said('KITH_DATA') ?? join(import.meta.dirname, '..', 'data'),
    ),
    databaseUrl: said('DATABASE_URL'),
    port,
    publicUrl: url,
    smtpUrl,
    mailFrom: said('MAIL_FROM') ?? 'Kith <kith@localhost.localdomain>',
    timeZone: timeZoneOf(said('KITH_TIME_ZONE') ?? 'Europe/London'),
    perMinute,
    metricsToken,
    school: readSchool(said),
    demo: demo === undefined ? url === undefined && smtpUrl === undefined : demo === '1',
  }
}

function timeZoneOf(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    throw new Error(`KITH_TIME_ZONE is “${name}”, which is no time zone: give one such as Europe/London.`)
  }
}

function isMailServer(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== ''
}

/** Kith's address on its own machine. By its name, since browsers make no passkeys for a bare 127.0.0.1. */
export const addressHere = (port: number): string => `http://localhost:${port}`

/** The version in package.json. */
export function kithVersion(): string {
  const file = join(import.meta.dirname, '..', 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : '0'
}
