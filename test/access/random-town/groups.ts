import type { Draft } from './draft.ts'

export interface DrawnGroup {
  readonly id: string
  readonly kind: string
}

const ROLES: Readonly<Record<string, readonly string[]>> = {
  partnership: ['coordinator', 'safeguarding_lead', 'safeguarding_lead', 'member'],
  school: ['head', 'coordinator', 'safeguarding_lead', 'administrator', 'student', 'teacher'],
  small_school: ['head', 'coordinator', 'student', 'administrator'],
  class: ['student', 'student', 'student', 'teacher', 'aide', 'head'],
}
const OTHER_ROLES = ['member', 'member', 'parent', 'student', 'safeguarding_lead']

/** Groups of every kind, nested (an organisation, a family, a circle within a school too), some closed. */
export function drawGroups(draft: Draft): readonly DrawnGroup[] {
  const { pick, percent, add, newId, maybe } = draft
  const made: DrawnGroup[] = []
  const make = (kind: string, parents: readonly string[]) => {
    const above = made.filter((group) => parents.includes(group.kind))
    const id = newId('group')
    add('parties', { id, kind: 'group' })
    add('groups', {
      id,
      kind,
      parent_id: above.length > 0 && percent(85) ? pick(above).id : null,
      name: `G ${id.slice(-2)}`,
      opened_at: -100_000,
      closed_at: maybe(14, () => -200),
    })
    made.push({ id, kind })
  }
  make('partnership', [])
  make('school', ['partnership'])
  make('small_school', ['school', 'partnership'])
  make('class', ['school', 'small_school'])
  make('family', [])
  for (const kind of draft.some(
    ['class', 'family', 'team', 'circle', 'cell', 'board', 'organisation', 'school'],
    4,
  ))
    make(kind, ['school', 'small_school', 'partnership', 'class', 'family'])
  return made
}

/** Who is, was, or was for a while in them, as what. */
export function drawMemberships(
  draft: Draft,
  people: readonly string[],
  groups: readonly DrawnGroup[],
): void {
  const standing = new Set<string>()
  const join = (group: DrawnGroup, person_id: string) => {
    const role = draft.pick(ROLES[group.kind] ?? OTHER_ROLES)
    const ended = draft.percent(18)
    const key = `${group.id} ${person_id} ${role}`
    if (!ended && standing.has(key)) return
    if (!ended) standing.add(key)
    draft.add('memberships', {
      id: draft.newId('membership'),
      group_id: group.id,
      person_id,
      role,
      from_at: -50_000,
      to_at: ended ? -100 : null,
      recorded_at: -50_000,
      source: draft.pick(['roll', 'roll', 'person']),
      opens_on: null,
    })
  }
  for (const group of groups)
    for (const person of draft.some(people, group.kind === 'partnership' ? 2 : 5)) join(group, person)
}

export function drawTerms(draft: Draft, groups: readonly DrawnGroup[]): void {
  const schools = groups.filter(({ kind }) => kind === 'school')
  const term = { title: 'Autumn', starts_on: draft.day(0, -40), ends_on: draft.day(0, 40), parent_id: null }
  for (const { id: group_id } of schools)
    draft.add('terms', { id: draft.newId('term'), group_id, kind: 'term', ...term })
}

/** What has been imported, by those who may and by others. */
export function drawImports(draft: Draft, people: readonly string[]): void {
  for (let n = draft.int(0, 2); n > 0; n--) {
    const import_id = draft.newId('import')
    draft.add('imports', {
      id: import_id,
      format: 'oneroster',
      source: 'roll',
      file_name: 'roll.zip',
      dry_run: false,
      options: {},
      started_by: draft.pick([null, draft.pick(people), draft.pick(people)]),
      started_at: draft.past(),
      state: 'done',
      read_bytes: '0',
      total_bytes: '0',
      counts: {},
      trouble: null,
      finished_at: null,
    })
    draft.add('import_pieces', { import_id, n: 1, bytes: '\\x00' })
    draft.add('import_problems', { import_id, n: 1, problem: {} })
    draft.add('import_rows', { import_id, n: 1, new_id: draft.newId('row'), kind: 'person', record: {} })
  }
}
