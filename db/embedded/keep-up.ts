import type { Place } from './place.ts'
import { type Serve, type Server, serve } from './server.ts'

/**
 * Keeps a server up: where it ends without having been asked to (killed, out of memory), it is started again on the same port,
 * so that whoever holds its address can go on. Gives the way to stop it.
 */
export function keepUp(place: Place, how: Serve, first: Server, log: (line: string) => void) {
  let server = first
  let stopping = false
  const watch = async () => {
    for (;;) {
      await server.ended
      if (stopping) return
      log('The database stopped by itself. Starting it again.')
      server = await serve(place, { ...how, port: server.port })
      if (stopping) server.stop()
    }
  }
  const over = watch().catch((error) => {
    log(`The database could not be started again. ${error instanceof Error ? error.message : error}`)
  })
  return async () => {
    stopping = true
    server.stop()
    await over
  }
}
