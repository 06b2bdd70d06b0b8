import type { Report } from '../roll/problem.ts'
import { complainAbout, readTable } from '../roll/table.ts'
import { COLUMNS, type FileName } from './columns.ts'
import type { FoundFiles } from './files.ts'

export type FileMode = 'bulk' | 'delta' | 'absent' | 'unstated'

export type Manifest = {
  /** As the manifest says, else as the files look. */
  readonly version: '1.1' | '1.2'
  /** The system that made the export. */
  readonly system: string | null
  /** By lower-case file name without ending. */
  readonly modes: ReadonlyMap<string, FileMode>
}

/** Reads the manifest, and reports where it and the files do not agree; the files are right. */
export async function readManifest(files: FoundFiles, report: Report): Promise<Manifest> {
  const file = files.get('manifest')
  const says = new Map<string, { readonly value: string; readonly line: number }>()
  if (file) {
    for await (const row of readTable(file, COLUMNS.manifest.read, report)) {
      const value = row.raw('value').trim()
      says.set(row.raw('propertyName').trim().toLowerCase(), { value, line: row.line })
      if (says.size > 200) break
    }
  } else complainAbout(report, 'manifest.csv', null)('taken with care', 'manifest-missing')

  const unclear = (property: string, { value, line }: { value: string; line: number }) =>
    complainAbout(report, file?.name ?? '', line)('taken with care', 'manifest-unclear', {
      value,
      params: { property },
    })

  const looks = files.has('roles') ? '1.2' : '1.1'
  const stated = says.get('oneroster.version')
  const version = /^v?1\.2/.test(stated?.value ?? '')
    ? '1.2'
    : /^v?1\.[01]/.test(stated?.value ?? '')
      ? '1.1'
      : null
  if (stated && !version) unclear('oneroster.version', stated)

  const modes = new Map<string, FileMode>()
  for (const [property, said] of says) {
    if (!property.startsWith('file.')) continue
    const mode = said.value.toLowerCase()
    if (mode === 'bulk' || mode === 'delta' || mode === 'absent') modes.set(property.slice(5), mode)
    else unclear(property, said)
  }
  for (const name of Object.keys(COLUMNS) as FileName[]) {
    const mode = modes.get(name.toLowerCase())
    if (!mode || (mode === 'absent') === !files.has(name)) continue
    const severity = mode === 'absent' ? 'taken with care' : 'left out'
    const line = says.get(`file.${name.toLowerCase()}`)?.line ?? null
    complainAbout(report, file?.name ?? '', line)(severity, 'manifest-differs', {
      params: { named: `${name}.csv`, mode },
    })
  }
  return { version: version ?? looks, system: says.get('source.systemname')?.value || null, modes }
}
