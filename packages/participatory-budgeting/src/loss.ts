import { count } from './count.ts'
import { CountError, show } from './error.ts'
import type { Rule } from './rule.ts'
import type { Ballots, Election, Project } from './types.ts'

/**
 * What would have won for a project that lost, everything else as it was. Each figure was counted: with it the project
 * wins, and with one (minor unit, vote) less of it the project loses. It can be that a still smaller change would do,
 * because some completions are not monotone (SPEC 8.4).
 */
export interface LossAnalysis {
  readonly project: string
  /** The highest cost found at which it wins, in minor units, and how much cheaper that is; `null`: at no cost. */
  readonly cheaper: { readonly cost: number; readonly by: number } | null
  /** How many more voters who name only this project; `null`: not even four times as many as voted. */
  readonly moreVotes: number | null
  /** How many points each of those gives it, where voters gave points: as many as anybody gave to any project. */
  readonly points?: number
}

/** The project-loss analysis of the field (cost reduction and added single votes), by counting again. */
export function whatWouldHaveWon(election: Election, rule: Rule, id: string): LossAnalysis {
  const index = election.projects.findIndex((project) => project.id === id)
  if (index < 0) {
    const mend = 'Name one of the projects.'
    throw new CountError(`there is no project “${show(id)}”.`, { row: null, field: 'project', mend })
  }
  const wins = (changed: Election) => count(changed, rule).winners.includes(id)
  if (wins(election)) {
    const mend = 'Ask about a project that lost.'
    throw new CountError(`“${id}” has won.`, { row: null, field: 'project', mend })
  }
  const { cost } = election.projects[index]!
  const { ballots } = election
  const cheaper = lastThatWins(cost, (tried) => wins(withCost(election, index, tried)))
  return {
    project: id,
    cheaper: cheaper === null ? null : { cost: cheaper, by: cost - cheaper },
    ...(ballots.points && { points: mostPoints(ballots) / ballots.pointScale }),
    moreVotes: firstThatWins(4 * election.ballots.size + 4, (extra) =>
      wins(withVotes(election, index, extra)),
    ),
  }
}

/** The highest whole number below `losing` that wins, as far as halving finds it. */
function lastThatWins(losing: number, wins: (tried: number) => boolean): number | null {
  if (losing <= 1 || !wins(1)) return null
  let [low, high] = [1, losing]
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (wins(middle)) low = middle
    else high = middle
  }
  return low
}

/** The lowest whole number up to `limit` that wins, as far as doubling and halving find it. */
function firstThatWins(limit: number, wins: (tried: number) => boolean): number | null {
  let low = 0
  let high = 1
  while (!wins(high)) {
    if (high >= limit) return null
    low = high
    high = Math.min(limit, high * 2)
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (wins(middle)) high = middle
    else low = middle
  }
  return high
}

function withCost(election: Election, index: number, cost: number): Election {
  return { ...election, projects: replaced(election.projects, index, { cost }) }
}

function replaced(projects: readonly Project[], index: number, change: Partial<Project>): Project[] {
  return projects.map((project, i) => (i === index ? { ...project, ...change } : project))
}

function mostPoints({ points }: Ballots): number {
  return points ? points.reduce((best, each) => Math.max(best, each), 1) : 1
}

/** Adds voters who name this project and no other, with as many points as anybody gave to any project. */
function withVotes(election: Election, index: number, extra: number): Election {
  const { ballots } = election
  const { size, starts, named, points } = ballots
  const entries = starts[size]!
  const most = mostPoints(ballots)
  const project = election.projects[index]!
  const published = {
    ...(project.votes !== undefined && { votes: project.votes + extra }),
    ...(project.score !== undefined && { score: project.score + (extra * most) / ballots.pointScale }),
  }
  const longer: Ballots = {
    ...ballots,
    size: size + extra,
    starts: Uint32Array.from({ length: size + extra + 1 }, (_, i) =>
      i <= size ? starts[i]! : entries + i - size,
    ),
    named: Uint32Array.from({ length: entries + extra }, (_, i) => (i < entries ? named[i]! : index)),
    points:
      points && Float64Array.from({ length: entries + extra }, (_, i) => (i < entries ? points[i]! : most)),
  }
  return { ...election, projects: replaced(election.projects, index, published), ballots: longer }
}
