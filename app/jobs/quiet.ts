import { Logger } from 'graphile-worker'
import type { House } from '../house.ts'

/** The queue's own log: warnings and errors only. */
export const quiet = ({ log }: Pick<House, 'log'>): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(`job queue: ${message}`)
  })
