import { readFile, writeFile } from 'node:fs/promises'
import { SortitionError } from '@kith/sortition'

const said = (problem: unknown) =>
  (problem as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be read'

/** Reads a text file; the error names it. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (problem) {
    throw new SortitionError(`The file ${said(problem)}.`, { field: path, mend: 'Check its name and place.' })
  }
}

/** Reads a JSON file; the error names it. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readText(path)
  try {
    return JSON.parse(text)
  } catch (problem) {
    throw new SortitionError(`The file is not JSON: ${(problem as Error).message}.`, {
      field: path,
      mend: 'Use the file as it was written.',
    })
  }
}

/** Writes JSON with an end of line. Files with secrets can be read by their owner only. */
export async function writeJson(path: string, value: unknown, secret = false): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`, secret ? { mode: 0o600 } : {})
}

/** The files that a command reads, by what is in them. */
export type Files = Readonly<Record<string, string>>

/** Runs work on files; an error is told with the name of the file whose row it names, or of all. */
export async function withFiles<T>(files: Files, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (problem) {
    const all = Object.values(files)
    if (problem instanceof SortitionError && !all.includes(problem.field ?? ''))
      problem.message = `${files[problem.list ?? ''] ?? all.join(', ')}: ${problem.message}`
    throw problem
  }
}
