import type { House } from './house.ts'
import { withoutWords } from './watch/without-words.ts'

/** One line to whoever runs Kith, with what went wrong behind it. */
export const log: House['log'] = (line, error) => {
  process.stderr.write(`${said(line, error)}\n`)
}

/** The line as it is written. */
export const said = (line: string, error?: unknown): string =>
  `kith: ${line}${error === undefined ? '' : `: ${withoutWords(error)}`}`

/** One line for a page that was asked for, where a service's journal finds it. */
export const logRequest: House['logRequest'] = (line) => {
  process.stdout.write(`${line}\n`)
}
