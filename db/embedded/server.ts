import { statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataArgument, type Place } from './cluster.ts'
import { EmbeddedError } from './errors.ts'
import { type Running, runGuarded } from './guarded.ts'
import { readLog, withLog } from './log.ts'
import { readPostmaster, stopOrphan } from './postmaster.ts'
import { asArguments } from './settings.ts'

/** How to serve a cluster. Without a port a free one is taken. */
export type Serve = {
  readonly port?: number | undefined
  readonly settings: Readonly<Record<string, string>>
  readonly removeAtEnd?: string | undefined
}

/** A server that takes connections on 127.0.0.1. */
export type Server = Running & { readonly port: number }

/** Starts the server on its cluster, having stopped the one an earlier Kith left behind, and waits until it takes connections. */
export async function serve(place: Place, options: Serve): Promise<Server> {
  for (let attempt = 0; ; attempt++) {
    await stopOrphan(place.cluster)
    const port = options.port ?? (await freePort())
    const { server, trouble } = await tryToServe(place, { ...options, port })
    if (server !== undefined) return { ...server, port }
    const passing =
      // The last children of a server that was killed are still letting go of its memory.
      trouble.includes('is still in use') ||
      // Somebody took the free port before we did.
      (trouble.includes('Address already in use') && options.port === undefined)
    if (!passing || attempt === 100) throw new EmbeddedError(explain(place, port, trouble))
    await sleep(100)
  }
}

async function tryToServe(place: Place, { port, settings, removeAtEnd }: Serve) {
  const { folder, cluster, account, binaries } = place
  const args = ['-D', dataArgument(place), '-p', String(port), ...asArguments(settings)]
  const since = await withLog(folder, async () => statSync(join(folder, 'server.log')).size)
  const server = await withLog(folder, async (log) => {
    const command = [join(binaries.bin, 'postgres'), ...args] as const
    return runGuarded({ command, folder: cluster, account, log, removeAtEnd })
  })
  let over = false
  const ended = server.ended.finally(() => {
    over = true
  })
  ended.catch(() => {})
  while (!over) {
    const said = readPostmaster(cluster)
    if (said?.ready && said.port === port) return { server, trouble: '' }
    await sleep(10)
  }
  await ended
  return { server: undefined, trouble: readLog(folder, since) }
}

function explain({ folder }: Place, port: number, trouble: string): string {
  if (trouble.includes('No space left on device')) {
    return `The disk is full: the database in ${folder} cannot write. Make room and start again; nothing saved is lost.`
  }
  if (trouble.includes('Address already in use')) {
    return `Port ${port} is taken by another program. Choose another, or leave it to Kith to find a free one.`
  }
  return `The database in ${folder} did not start. It said:\n${trouble}\nThe whole of it is in ${join(folder, 'server.log')}.`
}

/** A port on 127.0.0.1 that nobody listens on now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
