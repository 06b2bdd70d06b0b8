import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedError } from './errors.ts'
import { type Running, runGuarded } from './guarded.ts'
import { logSize, readLog, withLog } from './log.ts'
import { dataArgument, type Place } from './place.ts'
import { readPostmaster, stopOrphan } from './postmaster.ts'
import { asArguments } from './settings.ts'
import { explain } from './trouble.ts'

/** How to serve a cluster. Without a port a free one is taken; `removeAtEnd` is a folder that goes when the server does. */
export type Serve = {
  readonly port?: number | undefined
  readonly settings: Readonly<Record<string, string>>
  readonly removeAtEnd?: string | undefined
}

/** A server that takes connections on 127.0.0.1. */
export type Server = Running & { readonly port: number }

/** Starts the server on its cluster, having stopped one that was left behind, and waits until it takes connections. */
export async function serve(place: Place, options: Serve): Promise<Server> {
  for (let attempt = 0; ; attempt++) {
    await stopOrphan(place.cluster)
    const port = options.port ?? (await freePort())
    const { server, said } = await tryToServe(place, { ...options, port })
    if (server !== undefined) return { ...server, port }
    const passing =
      // The last children of a server that was killed are still letting go of its memory.
      said.includes('is still in use') ||
      // Somebody took the free port before we did.
      (said.includes('Address already in use') && options.port === undefined)
    if (!passing || attempt === 100) throw new EmbeddedError(explain(place.folder, said))
    await sleep(100)
  }
}

async function tryToServe(place: Place, { port, settings, removeAtEnd }: Serve) {
  const { folder, cluster, account, binaries } = place
  const args = ['-D', dataArgument(place), '-p', String(port), ...asArguments(settings)]
  const command = [join(binaries.bin, 'postgres'), ...args] as const
  const since = logSize(folder)
  const former = readPostmaster(cluster)?.mark
  const server = await withLog(folder, (log) =>
    runGuarded({ command, folder: cluster, account, log, removeAtEnd }),
  )
  let over = false
  const ended = server.ended.then(() => {
    over = true
  })
  while (!over) {
    const says = readPostmaster(cluster)
    if (says?.ready && says.mark !== former) return { server, said: '' }
    await Promise.race([ended, sleep(10)])
  }
  return { server: undefined, said: readLog(folder, since) }
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
