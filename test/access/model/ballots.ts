import type { Me } from '#db/client.ts'
import { isBarredTo } from './blocks.ts'
import { idsOfSources, myParts, sourcesIRun } from './sources.ts'
import { hasLeft } from './standing.ts'
import { helped, type Place, type Row } from './town.ts'

export const ballotsISee = (at: Place, me: Me): readonly Row<'ballots'>[] => {
  const sources = idsOfSources(at, me)
  return at.ballots.filter(({ id }) => sources.has(id))
}

const idsOf = (rows: readonly Row<'ballots'>[]) => new Set(rows.map(({ id }) => id))

export const ofBallotsISee = <R extends { readonly ballot_id: string }>(
  rows: readonly R[],
  at: Place,
  me: Me,
) => {
  const seen = idsOf(ballotsISee(at, me))
  return rows.filter((row) => seen.has(row.ballot_id))
}

/** What is in the count, once there is one, of ballots I see. */
export function counted<R extends { readonly ballot_id: string }>(rows: readonly R[], at: Place, me: Me) {
  const over = idsOf(ballotsISee(at, me).filter((row) => row.counted_at !== null))
  return rows.filter((row) => over.has(row.ballot_id))
}

/** Ballots whose roll I keep: held in what I run, or in which I keep the roll or guide the talk. */
export function ballotsIKeep(at: Place, me: Me): ReadonlySet<string> {
  if (helped(me)) return new Set()
  const keeping = new Set([
    ...sourcesIRun(at, me),
    ...myParts(at, me)
      .filter(({ part }) => part === 'roll_keeper' || part === 'facilitator')
      .map((row) => row.source_id),
  ])
  return idsOf(at.ballots.filter((row) => keeping.has(row.about_id)))
}

export function rollsISee(at: Place, me: Me): readonly Row<'ballot_roll'>[] {
  if (helped(me)) return []
  const kept = ballotsIKeep(at, me)
  return at.ballot_roll.filter(
    (row) =>
      (row.person_id === me.personId || kept.has(row.ballot_id)) && !isBarredTo(at, me, row.person_id ?? ''),
  )
}

/** How I have voted in a ballot, that I may, or undefined. */
export function myVoteIn(at: Place, me: Me, ballot: Row<'ballots'>): string | undefined {
  if (helped(me) || hasLeft(at, me.personId)) return undefined
  const row = at.ballot_roll.find((one) => one.ballot_id === ballot.id && one.person_id === me.personId)
  if (row !== undefined) return row.voted ?? 'may'
  const byPart = (ballot.rule as { readonly roll?: string }).roll === 'parts'
  return byPart && myParts(at, me).some(({ source_id: id }) => id === ballot.about_id) ? 'may' : undefined
}
