import { readFileSync } from 'node:fs'
import { CountError, type Election, readPabulib } from '../../packages/participatory-budgeting/src/index.ts'
import { type CountOptions, InputFault } from './options.ts'

/** The election in the files that the command names; faults name the file. */
export async function readElection(file: string, options: CountOptions): Promise<Election> {
  if (options.votes === undefined) return within(file, () => readPabulib(bytesOf(file)))
  const { votes, budget, voteType } = options
  if (budget === undefined) throw new InputFault('--budget is missing. With --votes, say --budget 250000.')
  const { readCsv } = await import('../../packages/participatory-budgeting/src/csv/csv.ts')
  const tables = { projects: bytesOf(file).toString(), votes: bytesOf(votes).toString(), budget, voteType }
  return within(`${file}, ${votes}`, () => readCsv(tables))
}

export function readJson(file: string): unknown {
  try {
    return JSON.parse(bytesOf(file).toString())
  } catch (error) {
    if (error instanceof InputFault) throw error
    throw new InputFault(`${file}: this is not JSON (${error instanceof Error ? error.message : error}).`)
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new InputFault(
      `${file} cannot be read: ${error instanceof Error ? error.message : error}. Check its name.`,
    )
  }
}

function within<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof CountError)) throw error
    throw new InputFault(`${file}${error.row === null ? '' : `:${error.row}`}: ${error.message}`)
  }
}
