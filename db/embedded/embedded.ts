import { accessSync, chmodSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { makeCluster } from './cluster.ts'
import { inPlainWords } from './errors.ts'
import { keepUp } from './keep-up.ts'
import { lockFolder } from './lock.ts'
import { readPassword, setPassword } from './password.ts'
import type { Place } from './place.ts'
import { stopOrphan } from './postmaster.ts'
import { type Serve, type Server, serve } from './server.ts'
import { settings } from './settings.ts'
import { ownersUrl } from './url.ts'

/**
 * A running database. `url` is the owner's (a superuser), on 127.0.0.1, with its password; `folder` is the real path of the
 * data folder; `version` is PostgreSQL's, like `18.4`. `stop` ends the server cleanly and gives the folder back; it may be called
 * twice.
 */
export type Embedded = {
  readonly url: string
  readonly folder: string
  readonly version: string
  stop(): Promise<void>
}

/** `port` where it must be a certain one; `log` takes a line for each thing worth telling whoever runs Kith. */
export type StartEmbedded = {
  readonly folder: string
  readonly port?: number | undefined
  readonly log?: ((line: string) => void) | undefined
  /** Another PostgreSQL's folder of programs, for trying other versions. */
  readonly bin?: string | undefined
}

/**
 * Starts the PostgreSQL that comes with Kith on a data folder, which is made if it is not there. The server ends when this
 * process ends, however that happens, and comes up again with everything that was acknowledged. Where the server alone is
 * killed it is started again on the same port: give pools an error handler.
 * @throws FolderInUse where another Kith has the folder; EmbeddedError with a sentence for everything a person can mend
 */
export function startEmbedded({ port, ...options }: StartEmbedded): Promise<Embedded> {
  return startWith(options, { port, settings })
}

/** @internal `startEmbedded` with settings of one's own: see `scratch.ts`. */
export async function startWith(options: Omit<StartEmbedded, 'port'>, how: Serve): Promise<Embedded> {
  try {
    const folder = makeFolder(options.folder)
    const release = await lockFolder(folder)
    try {
      const { stop, ...running } = await startLocked(folder, how, options)
      return { ...running, stop: () => stop().finally(release) }
    } catch (error) {
      release()
      throw error
    }
  } catch (error) {
    throw inPlainWords(error, options.folder)
  }
}

function makeFolder(folder: string): string {
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 })
  const real = realpathSync(folder)
  // As root the server's account has to get through to its own part.
  if (made !== undefined && process.getuid?.() === 0) chmodSync(real, 0o711)
  accessSync(real, constants.R_OK | constants.W_OK | constants.X_OK)
  return real
}

type Options = Pick<StartEmbedded, 'log' | 'bin'>

async function startLocked(folder: string, how: Serve, { bin, log = () => {} }: Options): Promise<Embedded> {
  const cluster = join(folder, 'cluster')
  const account = serverAccount(cluster)
  const place: Place = { folder, cluster, account, binaries: findBinaries(account, { bin }) }
  await stopOrphan(cluster)
  await makeCluster(place)
  const password = readPassword(folder) ?? (await setPassword(place))
  const server = await serve(place, how)
  const { version } = place.binaries
  log(`PostgreSQL ${version} is up on 127.0.0.1:${server.port}, its data in ${folder}`)
  // What is to be removed at its end is not to come back.
  const stop = how.removeAtEnd === undefined ? keepUp(place, how, server, log) : () => endNow(server)
  return { url: ownersUrl(password, server.port), folder, version, stop }
}

async function endNow(server: Server): Promise<void> {
  server.stop()
  await server.ended
}
