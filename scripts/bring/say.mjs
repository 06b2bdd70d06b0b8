import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')
export const windows = process.platform === 'win32'

/** What is missing could not be brought. The message is a sentence with the mend. */
export class Unable extends Error {}

export function say(sentence) {
  process.stderr.write(`kith: ${sentence}\n`)
}
