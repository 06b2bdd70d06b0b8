import { type RollProblem, RollUnreadable } from '../roll/problem.ts'
import { complainAbout } from '../roll/table.ts'
import type { ReadOptions, RollRecord } from '../roll/types.ts'
import { readClasses } from './classes.ts'
import { COLUMNS, type FileName } from './columns.ts'
import { readEnrolments } from './enrolments.ts'
import { type FoundFiles, findFiles } from './files.ts'
import { readGuardianLinks } from './links.ts'
import { type FileMode, type Manifest, readManifest } from './manifest.ts'
import { readOrgs } from './orgs.ts'
import { readPersonRoles } from './person-roles.ts'
import { readPersons } from './persons.ts'
import { createReading } from './reading.ts'
import { readSessions } from './sessions.ts'
import { openSource, type Source } from './source.ts'

export type OneRoster = {
  readonly version: Manifest['version']
  /** The system that made the export, where the manifest says so. */
  readonly system: string | null
  /** `bulk`: the file is all there is. `delta`: only what has changed. */
  readonly files: readonly {
    readonly name: FileName
    readonly mode: FileMode
    readonly present: boolean
    readonly bytes: number
  }[]
  /** Reads the roll from its beginning. May be called again. */
  readonly records: (options?: ReadOptions) => AsyncGenerator<RollRecord>
  readonly close: () => Promise<void>
}

/**
 * Opens a OneRoster CSV roll, 1.1 or 1.2.
 * @param path a folder or a zip; its files may lie in one folder inside.
 * Throws `RollUnreadable` when there is nothing to read. What else is wrong is told by `records`, problem by problem.
 */
export async function openOneRoster(path: string): Promise<OneRoster> {
  return oneRosterFrom(await openSource(path))
}

/** The same from files that are already at hand; closes the source if it is no roll. */
export async function oneRosterFrom(source: Source): Promise<OneRoster> {
  try {
    const early: RollProblem[] = []
    const files = findFiles(source.files, (problem) => early.push(problem))
    const manifest = await readManifest(files, (problem) => early.push(problem))
    const delta = [...manifest.modes.values()].includes('delta')
    if (!files.has('users') && !delta) throw new RollUnreadable('no-users')
    return {
      version: manifest.version,
      system: manifest.system,
      files: (Object.keys(COLUMNS) as FileName[])
        .filter((name) => name !== 'manifest')
        .map((name) => ({
          name,
          mode: manifest.modes.get(name.toLowerCase()) ?? 'unstated',
          present: files.has(name),
          bytes: files.get(name)?.bytes ?? 0,
        })),
      records: (options = {}) => readAll(files, manifest, early, options),
      close: source.close,
    }
  } catch (error) {
    await source.close()
    throw error
  }
}

const CORE: readonly FileName[] = ['orgs', 'academicSessions', 'classes', 'enrollments']

async function* readAll(
  files: FoundFiles,
  manifest: Manifest,
  early: readonly RollProblem[],
  options: ReadOptions,
): AsyncGenerator<RollRecord> {
  const reading = createReading(files, manifest.modes, options)
  for (const problem of early) reading.report(problem)
  const core = manifest.version === '1.2' ? [...CORE, 'roles' as const] : CORE
  for (const name of core) {
    if (!files.has(name) && !manifest.modes.has(name.toLowerCase()))
      complainAbout(reading.report, `${name}.csv`, null)('left out', 'file-missing', {
        params: { named: `${name}.csv` },
      })
  }
  yield* readOrgs(reading)
  yield* readSessions(reading)
  yield* readClasses(reading)
  yield* readPersons(reading)
  yield* readPersonRoles(reading)
  yield* readEnrolments(reading)
  yield* readGuardianLinks(reading)
}
