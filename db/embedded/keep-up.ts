import { setTimeout as sleep } from 'node:timers/promises'
import type { Place } from './place.ts'
import { type Serve, type Server, serve } from './server.ts'

const PATIENCE = 2000

/**
 * Keeps a server up: where it ends without having been asked to (killed, out of memory, the disk full), it is started again on
 * the same port, as often as it takes, so that whoever holds its address can go on. Gives the way to stop it.
 */
export function keepUp(place: Place, how: Serve, first: Server, log: (line: string) => void) {
  let server = first
  const stopping = new AbortController()
  const again = async () => {
    let said = ''
    for (;;) {
      try {
        return await serve(place, { ...how, port: server.port })
      } catch (error) {
        const line = `The database could not be started again. ${error instanceof Error ? error.message : error}`
        if (line !== said) log(line)
        said = line
        await sleep(PATIENCE, undefined, { signal: stopping.signal })
      }
    }
  }
  const watch = async () => {
    for (;;) {
      await server.ended
      if (stopping.signal.aborted) return
      log('The database stopped by itself. Starting it again.')
      server = await again()
      if (stopping.signal.aborted) server.stop()
    }
  }
  const over = watch().catch((error) => {
    if (!stopping.signal.aborted) throw error
  })
  return async () => {
    stopping.abort()
    server.stop()
    await over
  }
}
