import type { CheckedCache } from '#db/checked-cache.ts'
import type { Db } from '#db/client.ts'
import type { Config } from './config.ts'
import type { Assets } from './islands/build.ts'
import type { Practice } from './practice.ts'
import type { SignInDeps } from './sign-in/deps.ts'
import type { Metrics } from './watch/metrics.ts'
import type { Vitals } from './watch/vitals.ts'

/** What every page and job of a running Kith is given. */
export interface House {
  readonly config: Config
  readonly publicUrl: string
  /** A pool connected as `kith_app`: every transaction says who is asking. */
  readonly db: Db
  /** What takes a whole school to work out, for as long as it holds. */
  readonly cache: CheckedCache
  readonly signIn: SignInDeps
  readonly practices: readonly Practice[]
  readonly assets: Assets
  /** Seals forms and drafts; known to this installation only. */
  readonly secret: string
  readonly now: () => Date
  /** One line to whoever runs Kith; never people's words. */
  readonly log: (line: string, error?: unknown) => void
  /** One line for every page that was asked for. */
  readonly logRequest: (line: string) => void
  readonly metrics: Metrics
  /** How the installation is now. */
  readonly vitals: () => Promise<Vitals>
}
