import { chmodSync, mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { makeCluster, OWNER, ownersPassword, type Place } from './cluster.ts'
import { inPlainWords } from './errors.ts'
import { lockFolder } from './lock.ts'
import { type Serve, serve } from './server.ts'
import { settings } from './settings.ts'

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
 * Starts the PostgreSQL that comes with Kith on a data folder, which is made if it is not there. It ends when this process
 * ends, however that happens, and comes up again with everything that was acknowledged.
 * @throws FolderInUse where another Kith has the folder; EmbeddedError with a sentence for everything a person can mend
 */
export function startEmbedded(options: StartEmbedded): Promise<Embedded> {
  return startWith(options, { port: options.port, settings })
}

/** @internal `startEmbedded` with other settings: see `scratch.ts`. */
export async function startWith({ folder, log, bin }: StartEmbedded, how: Serve): Promise<Embedded> {
  try {
    const first = mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined
    const real = realpathSync(folder)
    // As root the server's account has to get through to its own part.
    if (first && process.getuid?.() === 0) chmodSync(real, 0o711)
    const release = await lockFolder(real)
    try {
      return await startLocked(real, how, { log, bin, release })
    } catch (error) {
      release()
      throw error
    }
  } catch (error) {
    throw inPlainWords(error, folder)
  }
}

type Rest = Pick<StartEmbedded, 'log' | 'bin'> & { readonly release: () => void }

async function startLocked(folder: string, how: Serve, { log, bin, release }: Rest): Promise<Embedded> {
  const cluster = join(folder, 'cluster')
  const account = serverAccount(cluster)
  const place: Place = { folder, cluster, account, binaries: findBinaries(account, bin) }
  await makeCluster(place)
  const password = await ownersPassword(place)
  const server = await serve(place, how)
  const { version } = place.binaries
  log?.(`PostgreSQL ${version} is up on 127.0.0.1:${server.port}, its data in ${folder}`)
  const stop = async () => {
    server.stop()
    await server.ended
    release()
  }
  return { url: `postgres://${OWNER}:${password}@127.0.0.1:${server.port}/${OWNER}`, folder, version, stop }
}
