import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Pool, readCsv, SortitionError } from '@kith/sortition'
import { contactsIn } from './contacts.ts'

/** A pool from files: who may be drawn, how many of each, and what is said there of how to reach them. */
export interface PoolRead {
  readonly pool: Pool
  /** By id; nobody whose name is nowhere. */
  readonly contacts: ReadonlyMap<string, { readonly name: string; readonly reach: string }>
  readonly called: string
}

const QUOTAS = /^(categories|features|quotas)\.csv$/i
const PEOPLE = /^(respondents|candidates|people|pool)\.csv$/i

/**
 * Reads a folder with the two files of the Sortition Foundation's tools.
 * @param size places on the panel; without it the number at the end of the folder's name, or the only size the quotas allow
 * @throws SortitionError with file, row, field and mend
 */
export async function readPool(folder: string, size?: number): Promise<PoolRead> {
  const files = await readdir(folder).catch(() => {
    throw new SortitionError(`${folder} is not a folder.`, {
      field: 'path',
      mend: 'Name the folder that the two files are in.',
    })
  })
  const [quotasFile, peopleFile] = [
    named(files, QUOTAS, 'categories.csv'),
    named(files, PEOPLE, 'respondents.csv'),
  ]
  const [quotas, people] = await Promise.all([text(folder, quotasFile), text(folder, peopleFile)])
  const called = basename(folder)
  try {
    const panelSize = size ?? sizeOf(called, readCsv(quotas, people, { panelSize: 1 }))
    const pool = readCsv(quotas, people, { panelSize })
    return { pool, contacts: contactsIn(people), called }
  } catch (problem) {
    if (problem instanceof SortitionError && problem.list !== undefined)
      problem.message = `${problem.list === 'quotas' ? quotasFile : peopleFile}: ${problem.message}`
    throw problem
  }
}

function named(files: readonly string[], pattern: RegExp, usual: string): string {
  const found = files.find((file) => pattern.test(file))
  if (found !== undefined) return found
  throw new SortitionError(`There is no ${usual} in this folder.`, {
    field: usual,
    mend: 'It needs categories.csv (or features.csv) and respondents.csv (or candidates.csv).',
  })
}

async function text(folder: string, file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(join(folder, file)))
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem
    throw new SortitionError(`${file} is not text in UTF-8.`, {
      field: file,
      mend: 'Save it as CSV (UTF-8).',
    })
  }
}

/** The size that the folder's name ends in, or the only one that the quotas of every category allow. */
function sizeOf(called: string, { quotas }: Pool): number {
  const categories = Object.values(Object.groupBy(quotas, ({ category }) => category))
  const sum = (bound: 'min' | 'max') =>
    categories.map((rows) => rows!.reduce((all, row) => all + row[bound], 0))
  const [least, most] = [Math.max(...sum('min')), Math.min(...sum('max'))]
  const said = Number(/_(\d{1,4})$/.exec(called)?.[1] ?? Number.NaN)
  if (said >= least && said <= most) return said
  if (least === most) return least
  throw new SortitionError('The size of the panel is not said.', {
    field: 'size',
    mend: `Say it with --size: from ${least} to ${most} by the quotas.`,
  })
}
