import { deletedIn, idIn, instantIn, listIn } from '../roll/fields.ts'
import { complainAbout, type Row } from '../roll/table.ts'
import type { RollGuardianLink } from '../roll/types.ts'
import { originOf, type Reading, refers } from './reading.ts'

const FIELD = 'agentSourcedIds'

/**
 * Who is said to be whose parent, guardian or relative. `agentSourcedIds` may stand on the child's line or on the adult's, or
 * on both: the roles tell which is the child, and each pair comes once.
 */
export async function* readGuardianLinks(reading: Reading): AsyncGenerator<RollGuardianLink> {
  const pairs = new Set<string>()
  for await (const quiet of reading.rows('users', true)) {
    const lister = idIn(quiet, 'sourcedId')
    if (!lister || reading.people.lineOf(lister) !== quiet.line) continue
    const deleted = deletedIn(quiet)
    const row = deleted
      ? quiet
      : { ...quiet, complain: complainAbout(reading.report, quiet.file, quiet.line) }
    for (const agent of listIn(quiet, FIELD)) {
      const link = await linkBetween(reading, row, lister, agent)
      if (!link || !isNew(reading, pairs, link.learner, link.guardian)) continue
      yield {
        kind: 'guardianLink',
        sourcedId: `${link.learner}:${link.guardian}`,
        ...originOf(row),
        deleted,
        modifiedAt: instantIn(row, 'dateLastModified'),
        ...link,
        relationText: null,
      }
    }
  }
}

async function linkBetween(reading: Reading, row: Row, lister: string, agent: string) {
  const { people } = reading
  const wrong = (code: 'link-to-self' | 'link-to-learner' | 'link-without-learner') => {
    row.complain('left out', code, { field: FIELD, value: agent })
    return null
  }
  if (agent === lister) return wrong('link-to-self')
  if (!(await refers(reading, row, 'person', FIELD, agent))) return null
  const listerIsAdult = !people.isLearner(lister) && people.hasRole(lister)
  if (people.isLearner(agent) && people.isLearner(lister) && !people.familyOf(agent))
    return wrong('link-to-learner')
  // Where an update leaves a role unsaid, the usual direction holds: the child's line names the adult.
  const turned = listerIsAdult && (people.isLearner(agent) || !people.has(agent))
  if (listerIsAdult && !turned) return wrong('link-without-learner')
  const learner = turned ? agent : lister
  const guardian = turned ? lister : agent
  const relation = people.familyOf(guardian)
  if (!relation && people.has(guardian))
    row.complain('taken with care', 'link-not-family', { field: FIELD, value: agent })
  return { learner, guardian, relation: relation ?? 'unknown' } as const
}

function isNew(reading: Reading, pairs: Set<string>, learner: string, guardian: string): boolean {
  const place = (id: string) => (reading.people.has(id) ? String(reading.people.placeOf(id)) : `"${id}`)
  const pair = `${place(learner)} ${place(guardian)}`
  if (pairs.has(pair)) return false
  pairs.add(pair)
  return true
}
