import { CountError } from './error.ts'
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
  const { decimals = 0, voteType = 'approval', projects, ballots, meta = {} } = input
  checkAmount(input.budget, null, 'budget')
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 9) {
    throw new CountError(`${decimals} is no number of digits.`, {
      row: null,
      field: 'decimals',
      mend: 'Use 0 to 9.',
    })
  }
  if (!Array.isArray(projects) || projects.length === 0) {
    throw new CountError('there are no projects.', {
      row: null,
      field: 'projects',
      mend: 'List at least one.',
    })
  }
  if (!Array.isArray(ballots)) {
    throw new CountError('this is not a list.', { row: null, field: 'ballots', mend: 'List the ballots.' })
  }
  return {
    voteType,
    budget: input.budget,
    decimals,
    projects: projects.map(checkProject),
    ballots: column(ballots, placesOf(projects), voteType),
    meta,
    warnings: [],
  }
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
  const { id } = project
  if (typeof id !== 'string' || id === '' || id !== id.trim() || id.includes(',')) {
    const mend = 'Use a text without commas, and without spaces around it.'
    throw new CountError(`“${String(id)}” is no id.`, { row: index + 1, field: 'projects id', mend })
  }
  checkAmount(project.cost, index + 1, 'projects cost')
  return project
}

function checkAmount(amount: unknown, row: number | null, field: string): void {
  if (Number.isSafeInteger(amount) && (amount as number) >= 0) return
  const mend = 'Use whole minor units (cents) from 0 to 2^53.'
  throw new CountError(`${String(amount)} is not an amount of money.`, { row, field, mend })
}

function column(
  ballots: readonly BallotInput[],
  places: ReadonlyMap<string, number>,
  voteType: VoteType,
): Ballots {
  const pointed =
    voteType === 'cumulative' || voteType === 'scoring' || ballots.some((ballot) => ballot.points)
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
    if (pointed) points.push(...(ballot.points ?? ballot.vote.map((_, place) => ballot.vote.length - place)))
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
  { voter, vote, points }: BallotInput,
  places: ReadonlyMap<string, number>,
  voters: ReadonlySet<string>,
  voteType: VoteType,
  pointed: boolean,
): { what: string; field: string; mend: string } | null {
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
  const unknown = vote.find((id) => !places.has(id))
  if (unknown !== undefined) {
    const mend = 'Use ids of the projects.'
    return { what: `a vote for “${String(unknown)}”, which is not on the list.`, field: 'vote', mend }
  }
  if (new Set(vote).size < vote.length) {
    return { what: 'a project is named twice.', field: 'vote', mend: 'Name each project once.' }
  }
  const due = pointed && voteType !== 'ordinal'
  if (points === undefined && !due) return null
  const lowest = voteType === 'scoring' ? -Number.MAX_SAFE_INTEGER : 0
  if (points?.length === vote.length && points.every((each) => Number.isSafeInteger(each) && each >= lowest))
    return null
  const mend = 'Give a whole number for each project of the vote; below 0 only in scoring votes.'
  return { what: 'the points do not fit the vote.', field: 'points', mend }
}
