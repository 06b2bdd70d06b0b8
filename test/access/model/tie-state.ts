import { ageOf, isChild, isKnownChild } from './ages.ts'
import { isBlockBetween } from './blocks.ts'
import { counts, hasLeft, isUnderConcern } from './standing.ts'
import { latest, once, type Place, type Row } from './town.ts'

type Tie = Row<'ties'>
export type TieState = 'asked' | 'live' | 'resting'

interface Kind {
  readonly kin?: true
  readonly vettedFor?: string
  readonly needsCompanion?: true
}

const guided = (vettedFor: string): Kind => ({ vettedFor, needsCompanion: true })

/** What each kind of tie asks for. */
export const tieKinds: Readonly<Record<string, Kind>> = {
  parent: { kin: true },
  family: { kin: true },
  friend: {},
  neighbour: {},
  buddy: {},
  tutor: { vettedFor: 'tutor' },
  mentor: guided('mentor'),
  key_worker: guided('key_worker'),
  coach: guided('coach'),
  supporter: guided('supporter'),
}

const states = once((at) => new Map(at.ties.map((tie) => [tie.id, work(at, tie)])))

/** Whether a tie is asked, live or resting: live only while both sides say yes and all it requires holds. */
export const stateOf = (at: Place, tie: Tie): TieState => states(at).get(tie.id)!

export const isLive = (at: Place, tie: Tie): boolean => stateOf(at, tie) === 'live'

function work(at: Place, tie: Tie): TieState {
  if (isStopped(at, tie)) return 'resting'
  if (isYesMissing(at, tie) || (needsConfirming(tie) && !isConfirmed(at, tie))) return 'asked'
  if (arePeers(at, tie)) return 'live'
  const kind = tieKinds[tie.kind]!
  if (!kind.kin && !isCheckInDate(at, tie, kind)) return 'resting'
  if (kind.needsCompanion && !hasCompanion(at, tie)) return 'resting'
  return 'live'
}

function isStopped(at: Place, tie: Tie): boolean {
  const { from_id: from, to_id: to } = tie
  return (
    isBlockBetween(at, from, to) ||
    (isUnderConcern(at, from) && isChild(at, to)) ||
    (isUnderConcern(at, to) && isChild(at, from)) ||
    hasLeft(at, from) ||
    hasLeft(at, to) ||
    (needsConfirming(tie) && outcomeOf(at, tie) === 'refused') ||
    [from, to].some((side) => wordsOn(at, tie, side).includes('no'))
  )
}

/** The school confirms what a roll says, and who is whose parent. */
export const needsConfirming = (tie: Tie): boolean => tie.kind === 'parent' || tie.source === 'roll'

export const isConfirmed = (at: Place, tie: Tie): boolean => outcomeOf(at, tie) === 'confirmed'

/** Not held back by a confirmation that is needed and missing. */
export const isConfirmedWhereNeeded = (at: Place, tie: Tie): boolean =>
  !needsConfirming(tie) || isConfirmed(at, tie)

const outcomeOf = (at: Place, tie: Tie) =>
  latest(at.tie_confirmations.filter((row) => row.tie_id === tie.id))?.outcome

/** Both grown up, or both known to be children: then nothing else is asked for. */
function arePeers(at: Place, { from_id: a, to_id: b }: Tie): boolean {
  return (!isChild(at, a) && !isChild(at, b)) || (isKnownChild(at, a) && isKnownChild(at, b))
}

function isYesMissing(at: Place, tie: Tie): boolean {
  return [tie.from_id, tie.to_id].some((side) => {
    const needs = yesNeededOn(at, tie, side)
    const own = (needs === 'own' || needs === 'both') && ownWord(at, tie, side) !== 'yes'
    const parents = (needs === 'parent' || needs === 'both') && wordForChild(at, tie, side) !== 'yes'
    return own || parents
  })
}

/** Whose yes one side of a tie waits for. */
export function yesNeededOn(at: Place, tie: Tie, side: string): 'nobody' | 'own' | 'parent' | 'both' {
  if (!isChild(at, side)) return 'own'
  if (tie.kind === 'parent' && side === tie.from_id) return 'own'
  const age = ageOf(at, side)
  const rule = at.tie_yes.find((row) => row.kind === tie.kind && row.from_age <= age && age <= row.to_age)
  const needs = rule?.needs ?? 'child'
  return needs === 'child' ? 'own' : (needs as 'nobody' | 'parent' | 'both')
}

/** What was said about a tie since the two were last asked anew. */
const saidOf = (at: Place, tie: Tie) =>
  at.tie_answers.filter(
    (row) => row.tie_id === tie.id && (tie.anew_at === null || row.said_at >= tie.anew_at),
  )

/** A yes counts until somebody says no. */
function counted(at: Place, tie: Tie, word: Row<'tie_answers'> | undefined): string | undefined {
  const said = saidOf(at, tie)
  const after = said.filter((row) => word !== undefined && Number(row.said_order) > Number(word.said_order))
  return word?.answer === 'yes' && after.some((row) => row.answer === 'no') ? undefined : word?.answer
}

const ownWord = (at: Place, tie: Tie, side: string) =>
  counted(at, tie, latest(saidOf(at, tie).filter((row) => row.for_id === side && row.person_id === side)))

const wordForChild = (at: Place, tie: Tie, side: string) =>
  counted(at, tie, latest(saidOf(at, tie).filter((row) => row.for_id === side && row.person_id !== side)))

/** The words that count for a side: its own, and what was said for it while its age asks for a parent's. */
const wordsOn = (at: Place, tie: Tie, side: string) => [
  ownWord(at, tie, side),
  ['parent', 'both'].includes(yesNeededOn(at, tie, side)) ? wordForChild(at, tie, side) : undefined,
]

function isCheckInDate(at: Place, tie: Tie, kind: Kind): boolean {
  const role = kind.vettedFor
  if (role === undefined) return false
  const sides: readonly [string, string][] = [
    [tie.from_id, tie.to_id],
    [tie.to_id, tie.from_id],
  ]
  return sides
    .filter(([side, other]) => !isKnownChild(at, side) && !(isChild(at, side) && !isChild(at, other)))
    .every(([side]) => isVetted(at, side, role))
}

const isVetted = (at: Place, who: string, role: string): boolean =>
  at.vettings.some(
    (row) => row.person_id === who && row.role === role && row.ended_at === null && row.review_on >= at.today,
  )

const hasCompanion = (at: Place, tie: Tie): boolean =>
  at.companions.some((row) => row.tie_id === tie.id && counts(at, row))
