import type { Me } from '#db/client.ts'
import { ageOf, isChild } from './ages.ts'
import { isBarredTo } from './blocks.ts'
import { groupOf, myGroups } from './groups.ts'
import { thingsISee } from './meetings.ts'
import { groupsUnder } from './powers.ts'
import { hasLeft } from './standing.ts'
import { helped, type Place, type Row } from './town.ts'

type Source = Row<'sources'>

/** Whether nobody who is barred to me said it. */
const isSayable = (at: Place, me: Me, sourceId: string): boolean =>
  !isBarredTo(at, me, at.things.find(({ id }) => id === sourceId)!.owner_id)

/** The parts that I have now, in what is not somebody's who is barred to me. */
export const myParts = (at: Place, me: Me): readonly Row<'source_parts'>[] =>
  helped(me) || hasLeft(at, me.personId)
    ? []
    : at.source_parts.filter(
        (row) => row.person_id === me.personId && row.ended_at === null && isSayable(at, me, row.source_id),
      )

/** What I run: hosted by a group over which I have the power, or I am named as its host. */
export function sourcesIRun(at: Place, me: Me): ReadonlySet<string> {
  if (helped(me)) return new Set()
  const hosting = groupsUnder(at, me, 'host')
  return new Set([
    ...at.sources.filter((row) => hosting.has(row.host_id) && isSayable(at, me, row.id)).map(({ id }) => id),
    ...myParts(at, me)
      .filter(({ part }) => part === 'host')
      .map((row) => row.source_id),
  ])
}

/** Whether it is for me: I am here, old enough, and in the group or one below it. */
function isForMe(at: Place, me: Me, source: Source): boolean {
  if (me.personId === '' || hasLeft(at, me.personId)) return false
  const { from_age: from, for_group_id: group } = source
  if (from !== null && ageOf(at, me.personId) < from && isChild(at, me.personId)) return false
  return group === null || [...myGroups(at, me)].some((mine) => aboveAndSelf(at, mine).includes(group))
}

function aboveAndSelf(at: Place, groupId: string | null): readonly string[] {
  if (groupId === null) return []
  return [groupId, ...aboveAndSelf(at, groupOf(at, groupId)?.parent_id ?? null)]
}

/** What is public; what I am asked, run, have a part in or owe an answer to; what is mine or open to me as a thing. */
export function sourcesISee(at: Place, me: Me): readonly Source[] {
  const [run, things] = [sourcesIRun(at, me), new Set(thingsISee(at, me).map(({ id }) => id))]
  const parts = new Set(myParts(at, me).map((row) => row.source_id))
  const owed = new Set(
    at.source_answers
      .filter((row) => !helped(me) && row.who_id === me.personId && row.passed_on_at === null)
      .map((row) => row.source_id),
  )
  return at.sources.filter(
    (row) =>
      row.shown_to === 'public' ||
      (row.shown_to === 'asked' && isForMe(at, me, row)) ||
      (isSayable(at, me, row.id) && [run, things, parts, owed].some((some) => some.has(row.id))),
  )
}

export const idsOfSources = (at: Place, me: Me): ReadonlySet<string> =>
  new Set(sourcesISee(at, me).map(({ id }) => id))

/** What was promised because of sources I see, and taken on; whether I am told by whom. */
export function promisesTold(at: Place, me: Me) {
  const seen = idsOfSources(at, me)
  return at.commitments
    .filter((row) => seen.has(row.source_id) && row.taken_on_at !== null && !isBarredTo(at, me, row.who_id))
    .map((row) => ({ id: row.id, mine: row.who_id === me.personId, named: !isChild(at, row.who_id) }))
}
