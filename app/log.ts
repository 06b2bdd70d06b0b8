import type { House } from './house.ts'

/** One line to whoever runs Kith, with what went wrong behind it. */
export const log: House['log'] = (line, error) => {
  const why = error instanceof Error ? `: ${error.stack ?? error.message}` : ''
  process.stderr.write(`kith: ${line}${why}\n`)
}
