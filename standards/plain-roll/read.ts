import type { Report } from '../roll/problem.ts'
import { complainAbout, type Row, type TableFile } from '../roll/table.ts'
import type { ReadOptions, RollRecord } from '../roll/types.ts'
import { madeId } from './ids.ts'
import { nameKey } from './names.ts'
import { type PlainPerson, plainPerson } from './person.ts'
import { type OnLine, RECORDS } from './records.ts'
import { plainRows } from './rows.ts'
import type { PlainMapping } from './targets.ts'

export type PlainOptions = ReadOptions & {
  /** The school whose list it is. */
  readonly school: { readonly sourcedId: string; readonly name: string }
}

/**
 * Reads a plain list of people, one learner a line with their contacts beside them (a learner may have several lines), as a
 * roll of one school. The file is read once for each kind of record, so that memory stays small.
 *
 * Ids: a UPN stands for itself; a number of the school's own is taken together with the school; without either the id is made
 * from school, name and birth date, and that is reported.
 */
export async function* readPlainRoll(
  file: TableFile,
  mapping: PlainMapping,
  options: PlainOptions,
): AsyncGenerator<RollRecord> {
  const { school } = options
  const report: Report = options.onProblem ?? (() => {})
  const whole = complainAbout(report, file.name, null)
  const missing = (['givenName', 'familyName'] as const).filter((name) => !mapping.includes(name))
  if (missing.length && !mapping.includes('fullName')) {
    for (const field of missing) whole('left out', 'mapping-missing', { field })
    return
  }
  const watched = watch(file, options)
  const first: First = new Map()
  const org = { kind: 'org', type: 'school', identifier: null, parent: null, ...school } as const
  yield { ...org, file: file.name, line: 1, deleted: false, modifiedAt: null }

  const classId = (name: string) => madeId(school.sourcedId, 'class', nameKey(name))
  for (const [pass, recordsOf] of RECORDS.entries()) {
    options.signal?.throwIfAborted()
    const seen = new Set<string>()
    const made = { name: 0, birth: 0, contact: 0 }
    for await (const row of plainRows(watched, mapping, pass === 0 ? report : () => {})) {
      const person = plainPerson(row, school.sourcedId)
      if (!person || !isSame(row, person, first)) continue
      const line: OnLine = { row, person, school: school.sourcedId, classId }
      if (person.made && first.get(person.record.sourcedId)!.line === row.line) made[person.made]++
      made.contact += person.contacts.length
      for (const record of recordsOf(line)) {
        if (seen.has(record.sourcedId)) continue
        seen.add(record.sourcedId)
        yield record
      }
    }
    if (pass > 0) continue
    for (const from of ['birth', 'name'] as const)
      if (made[from]) whole('taken with care', 'id-made', { params: { count: made[from], from } })
    if (made.contact) whole('taken with care', 'contact-id-made')
  }
}

type First = Map<string, { readonly line: number; readonly key: string }>

/** Whether the line is about whoever its id belongs to; a learner may have several lines, one for each contact. */
function isSame(row: Row, person: PlainPerson, first: First): boolean {
  const { sourcedId } = person.record
  const before = first.get(sourcedId)
  if (!before) first.set(sourcedId, { line: row.line, key: person.key })
  if (!before || before.line === row.line) return true
  const params = { first: before.line }
  if (before.key !== person.key) {
    const field = row.raw('upn') ? 'upn' : 'id'
    row.complain('left out', 'id-twice', { field, value: row.raw(field), params })
    return false
  }
  if (person.made) row.complain('taken with care', 'id-same-person', { params })
  return true
}

/** The file, with each reading counted towards all of them. */
function watch(file: TableFile, { onProgress, signal }: ReadOptions): TableFile {
  const total = file.bytes * RECORDS.length
  let read = 0
  async function* counted() {
    for await (const chunk of await file.open()) {
      signal?.throwIfAborted()
      read += chunk.length
      onProgress?.({ file: file.name, read: Math.min(read, total), total })
      yield chunk
    }
  }
  return { ...file, open: async () => counted() }
}
