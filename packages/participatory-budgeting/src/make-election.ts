import { CountError, isRecord, show } from './error.ts'
import type { Ballots, Election, Project, VoteType } from './types.ts'

/** One ballot: the projects it names, in the voter's order, and as many points where the kind of vote has them. */
export interface BallotInput {
  readonly voter: string
  readonly vote: readonly string[]
  /** Whole numbers. */
  readonly points?: readonly number[]
  readonly fields?: Readonly<Record<string, string>>
}

export interface ElectionInput {
  /** In minor units: a whole number. */
  readonly budget: number
  /** Digits after the point in the amounts: 0 (default) for whole units, 2 for cents. */
  readonly decimals?: number
  readonly voteType?: VoteType
  readonly projects: readonly Project[]
  readonly ballots: readonly BallotInput[]
  readonly meta?: Readonly<Record<string, string>>
}

/** An election from plain data. Throws `CountError` whose `row` is the place in the list, from 1 (SPEC 1). */
export function makeElection(input: ElectionInput): Election {
  if (!isRecord(input))
    throw wrong('this is not an election.', null, 'input', 'Give budget, projects, ballots.')
  const { budget, decimals = 0, voteType = 'approval', meta = {} } = input
  checkAmount(budget, null, 'budget')
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 9)
    throw wrong(`${show(decimals)} is no number of digits.`, null, 'decimals', 'Use 0 to 9.')
  if (!voteTypes.includes(voteType))
    throw wrong(
      `“${show(voteType)}” is not a kind of vote.`,
      null,
      'voteType',
      `Use ${voteTypes.join(', ')}.`,
    )
  if (!isTexts(meta)) throw wrong('this is not META.', null, 'meta', 'Give texts by their names.')
  if (!Array.isArray(input.projects) || input.projects.length === 0)
    throw wrong('there are no projects.', null, 'projects', 'List at least one.')
  if (!Array.isArray(input.ballots)) throw wrong('this is not a list.', null, 'ballots', 'List the ballots.')
  // Copies without holes: a list that skips a place has nothing there, and that is found below.
  const projects = Array.from(input.projects, checkProject)
  const ballots = column(Array.from(input.ballots), placesOf(projects), voteType)
  return { ...{ voteType, budget, decimals, projects, ballots, meta }, warnings: [] }
}

const voteTypes: readonly VoteType[] = ['approval', 'ordinal', 'cumulative', 'scoring']

function wrong(what: string, row: number | null, field: string, mend: string): CountError {
  return new CountError(what, { row, field, mend })
}

/** Texts by their names, as columns that nobody knows are kept. */
function isTexts(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string')
}

function placesOf(projects: readonly Project[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [index, { id }] of projects.entries()) {
    if (places.has(id)) {
      const mend = 'Give each project an id of its own.'
      throw new CountError(`“${id}” is on the list twice.`, { row: index + 1, field: 'projects id', mend })
    }
    places.set(id, index)
  }
  return places
}

function checkProject(project: Project, index: number): Project {
  const row = index + 1
  if (!isRecord(project)) throw wrong('this is not a project.', row, 'projects', 'Give an id and a cost.')
  const { id, cost, name = '', fields = {} } = project
  if (typeof id !== 'string' || id === '' || id !== id.trim() || id.includes(',')) {
    const mend = 'Use a text without commas, and without spaces around it.'
    throw wrong(`“${show(id)}” is no id.`, row, 'projects id', mend)
  }
  checkAmount(cost, row, 'projects cost')
  if (typeof name !== 'string')
    throw wrong(`“${show(name)}” is no name.`, row, 'projects name', 'Use a text, or leave it out.')
  for (const field of ['votes', 'score', 'selected'] as const) {
    const value = project[field]
    if (value === undefined || Number.isFinite(value)) continue
    const mend = 'Use a number, or leave it out.'
    throw wrong(`“${show(value)}” is no number.`, row, `projects ${field}`, mend)
  }
  if (!isTexts(fields))
    throw wrong('these are not columns.', row, 'projects fields', 'Give texts by their names.')
  return project
}

function checkAmount(amount: unknown, row: number | null, field: string): void {
  if (Number.isSafeInteger(amount) && (amount as number) >= 0) return
  const mend = 'Use whole minor units (cents) from 0 to 2^53.'
  throw wrong(`${show(amount)} is not an amount of money.`, row, field, mend)
}

function column(
  ballots: readonly BallotInput[],
  places: ReadonlyMap<string, number>,
  voteType: VoteType,
): Ballots {
  const pointed =
    voteType === 'cumulative' || voteType === 'scoring' || ballots.some((ballot) => ballot?.points)
  const voters = new Set<string>()
  const starts = new Uint32Array(ballots.length + 1)
  const named: number[] = []
  const points: number[] = []
  for (const [index, ballot] of ballots.entries()) {
    const fault = faultOf(ballot, places, voters, voteType, pointed)
    if (fault)
      throw new CountError(fault.what, { row: index + 1, field: `ballots ${fault.field}`, mend: fault.mend })
    voters.add(ballot.voter)
    for (const id of ballot.vote) named.push(places.get(id)!)
    if (pointed)
      for (const [place] of ballot.vote.entries())
        points.push(ballot.points?.[place] ?? ballot.vote.length - place)
    starts[index + 1] = named.length
  }
  return {
    size: ballots.length,
    starts,
    named: Uint32Array.from(named),
    points: pointed ? Float64Array.from(points) : null,
    pointScale: 1,
    voter: (ballot) => ballots[ballot]!.voter,
    fields: (ballot) => ballots[ballot]!.fields ?? {},
  }
}

function faultOf(
  ballot: BallotInput,
  places: ReadonlyMap<string, number>,
  voters: ReadonlySet<string>,
  voteType: VoteType,
  pointed: boolean,
): { what: string; field: string; mend: string } | null {
  if (!isRecord(ballot))
    return { what: 'this is not a ballot.', field: 'voter', mend: 'Give a voter and a vote.' }
  const { voter, vote, points, fields = {} } = ballot
  if (typeof voter !== 'string')
    return { what: 'a ballot has no voter.', field: 'voter', mend: 'Give it a text.' }
  if (voters.has(voter)) {
    return {
      what: `the voter “${voter}” has voted already.`,
      field: 'voter',
      mend: 'Keep one ballot for each voter.',
    }
  }
  if (!Array.isArray(vote))
    return { what: 'there is no vote.', field: 'vote', mend: 'List the ids of projects.' }
  const ids: readonly unknown[] = Array.from(vote)
  const unknown = ids.findIndex((id) => !places.has(id as string))
  if (unknown >= 0) {
    const what = `a vote for “${show(ids[unknown])}”, which is not on the list.`
    return { what, field: 'vote', mend: 'Use ids of the projects.' }
  }
  if (new Set(vote).size < vote.length) {
    return { what: 'a project is named twice.', field: 'vote', mend: 'Name each project once.' }
  }
  if (!isTexts(fields))
    return { what: 'these are not columns.', field: 'fields', mend: 'Give texts by their names.' }
  const due = pointed && voteType !== 'ordinal'
  if (points === undefined && !due) return null
  const lowest = voteType === 'scoring' ? -Number.MAX_SAFE_INTEGER : 0
  const whole = (each: unknown) => Number.isSafeInteger(each) && (each as number) >= lowest
  if (Array.isArray(points) && points.length === vote.length && Array.from(points).every(whole)) return null
  const mend = 'Give a whole number for each project of the vote; below 0 only in scoring votes.'
  return { what: 'the points do not fit the vote.', field: 'points', mend }
}
