import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { MailEvent } from '../mail/send.ts'
import type { Vitals } from './vitals.ts'

/** How long a page took, by the pattern of its address: never an address, which holds ids. */
export interface Answered {
  readonly method: string
  /** `/people/:id`; `none` where nothing is there. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** What Prometheus is told about this process. Every label has a short list of values; none says anything of anybody. */
export interface Metrics {
  readonly answered: (request: Answered) => void
  readonly letter: (what: MailEvent) => void
  /** The whole text in Prometheus's own format, with these vitals. What is not known is left out. */
  readonly text: (vitals: Vitals, version: string) => Promise<string>
  readonly contentType: string
}

/** A registry of one's own for each house, because several live in one process in tests. */
export function metricsOfThisProcess(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'kith_http_request_duration_seconds',
    help: 'How long pages took to answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const letters = new Counter({
    name: 'kith_letters_total',
    help: 'What came of letters: each try.',
    labelNames: ['outcome'],
    registers,
  })
  for (const outcome of ['sent', 'refused', 'later', 'given up']) letters.inc({ outcome }, 0)
  let withProcess = false
  return {
    answered: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    letter: (outcome) => letters.inc({ outcome }),
    async text(vitals, version) {
      // Only for whoever asks: it starts timers of its own.
      if (!withProcess) collectDefaultMetrics({ register: registry })
      withProcess = true
      const now = new Registry()
      tell(now, vitals, version)
      return known(await Registry.merge([registry, now]).metrics())
    },
    contentType: registry.contentType,
  }
}

/** Without the samples that have no number: how late the event loop was on average since a moment ago, say. */
export const known = (text: string): string => text.replace(/^\w+(\{.*\})? nan\n/gim, '')

function tell(registry: Registry, vitals: Vitals, version: string): void {
  const gauge = (name: string, help: string, value: number | undefined) => {
    if (value !== undefined) new Gauge({ name, help, registers: [registry] }).set(value)
  }
  new Gauge({ name: 'kith_info', help: 'The version.', labelNames: ['version'], registers: [registry] }).set(
    { version },
    1,
  )
  gauge('kith_ready', '1 when pages can be served.', Number(vitals.ready))
  gauge('kith_database_up', '1 when the database answers.', Number(vitals.database))
  gauge('kith_migrations_current', '1 when the database is of this version.', Number(vitals.migrations))
  gauge('kith_sessions', 'Browsers that are signed in.', vitals.sessions)
  gauge('kith_jobs_waiting', 'Background work that waits or is under way.', vitals.jobs?.waiting)
  gauge('kith_jobs_failed', 'Background work that failed for good.', vitals.jobs?.failed)
  gauge('kith_jobs_oldest_seconds', 'How long ago the oldest was due.', vitals.jobs?.oldest)
  gauge('kith_letters_waiting', 'Letters the mail server has not taken yet.', vitals.letters?.waiting)
  gauge('kith_letters_oldest_seconds', 'How long the oldest has waited.', vitals.letters?.oldest)
  gauge('kith_backup_age_seconds', 'Since the last kith backup.', vitals.backup)
  const connections = new Gauge({
    name: 'kith_database_connections',
    help: 'Connections of this process, and requests that wait for one.',
    labelNames: ['pool', 'state'],
    registers: [registry],
  })
  for (const [pool, states] of Object.entries(vitals.pools))
    for (const [state, count] of Object.entries(states)) connections.set({ pool, state }, count)
}
