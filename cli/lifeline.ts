import { Socket } from 'node:net'

/**
 * Ends this process at once when the one that started it is gone, kill -9 included (scripts/bring/hand-over.mjs holds the
 * other end): nobody could stop it any more, and it would keep the port and the data folder. The database's own line to this
 * process then does the same to the database.
 */
export function lifeline(): void {
  const descriptor = process.env.KITH_LIFELINE
  if (descriptor === undefined) return
  const line = new Socket({ fd: Number(descriptor), readable: true, writable: false })
  line.once('close', () => process.exit(1))
  line.once('error', () => process.exit(1))
  line.resume()
  line.unref()
}
