import { type Report, RollUnreadable } from '../roll/problem.ts'
import { complainAbout } from '../roll/table.ts'
import { COLUMNS, type FileName } from './columns.ts'
import type { PlacedFile } from './source.ts'

export type FoundFiles = ReadonlyMap<FileName, PlacedFile>

const byKey = new Map((Object.keys(COLUMNS) as FileName[]).map((name) => [name.toLowerCase(), name]))

/**
 * Which file is which, whatever the case of their names and in whichever folder they lie. Throws `RollUnreadable` when two
 * folders each hold a roll.
 */
export function findFiles(files: readonly PlacedFile[], report: Report): FoundFiles {
  const known = files.filter((file) => nameOf(file))
  const rolls = [...new Set(known.filter((file) => nameOf(file) === 'users').map(({ folder }) => folder))]
  const folders = rolls.length ? rolls : [...new Set(known.map(({ folder }) => folder))]
  const depth = (folder: string) => (folder ? folder.split('/').length : 0)
  const top = Math.min(...folders.map(depth))
  const [folder, other] = folders.filter((one) => depth(one) === top)
  if (other !== undefined) throw new RollUnreadable('more-than-one', { one: folder ?? '', other })
  const found = new Map<FileName, PlacedFile>()
  for (const file of known.filter((one) => one.folder === folder)) {
    const name = nameOf(file)!
    const before = found.get(name)
    const exact = file.name === `${name}.csv`
    if (!before || exact) found.set(name, file)
    if (before)
      complainAbout(report, (exact ? file : before).name, null)('taken with care', 'file-twice', {
        params: { named: `${name}.csv` },
      })
  }
  return found
}

const nameOf = (file: PlacedFile) => byKey.get(file.name.slice(0, -4).trim().toLowerCase())
