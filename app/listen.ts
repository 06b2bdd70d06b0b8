import { createServer, type RequestListener } from 'node:http'

/** A port that is taken already. Requests wait until there is somebody to answer them. */
export interface Listening {
  readonly port: number
  /** From now on `listener` answers, also those who came before. */
  readonly answer: (listener: RequestListener) => void
  /** Takes nobody new, lets those who are in finish for at most `grace` milliseconds, then sends them away. */
  readonly close: (grace: number) => Promise<void>
}

/**
 * Takes the port on 127.0.0.1.
 * @throws Error with a sentence where that is not possible
 */
export function listen(port: number): Promise<Listening> {
  const ready = Promise.withResolvers<RequestListener>()
  const server = createServer(
    (request, response) => void ready.promise.then((answer) => answer(request, response)),
  )
  const close = (grace: number) =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), grace).unref()
    })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(inWords(port, error)))
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as { port: number }
      resolve({ port: taken, answer: ready.resolve, close })
    })
  })
}

function inWords(port: number, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(
      `Another program is using port ${port}. Stop it, or start Kith on another one: PORT=${port === 65_535 ? 4170 : port + 1} npm start`,
    )
  if (error.code === 'EACCES')
    return new Error(`This account may not use port ${port}. Take one above 1023: PORT=4170 npm start`)
  return error
}
