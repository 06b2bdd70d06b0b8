import { type Id, readId } from './id.ts'
import { OpinionError } from './opinion-error.ts'
import type { Outcome } from './outcome.ts'
import { show } from './show.ts'
import type { VoteTable } from './vote-table.ts'

/** What one vote did to somebody's place on the map. */
export interface Pull {
  readonly statement: string
  readonly vote: 'agree' | 'pass' | 'disagree'
  /** The mean vote of all, agree = +1. */
  readonly mean: number
  /** How far this vote moved them. */
  readonly x: number
  readonly y: number
}

export interface PersonExplained {
  readonly person: string
  readonly group: string | null
  /** The sum of all pulls. */
  readonly x: number
  readonly y: number
  /** Strongest first. */
  readonly pulls: readonly Pull[]
  /** How far they stand from the middle of each group, nearest first. */
  readonly distances: readonly { readonly group: string; readonly distance: number }[]
}

/**
 * Why somebody stands where they stand: vote by vote.
 *
 * @throws {OpinionError} for somebody who is not in the outcome
 */
export function explainPerson(table: VoteTable, outcome: Outcome, person: Id): PersonExplained {
  const id = readId(person, 'person')
  const p = table.people.indexOf(id)
  const place = outcome.people[p]
  if (place?.id !== id) {
    throw new OpinionError({
      field: 'person',
      problem: `${show(id)} has no place on this map.`,
      mend: 'Give somebody who voted, and the outcome of these very votes.',
    })
  }
  const columns = [...table.column.subarray(table.start[p]!, table.start[p + 1]!)]
  const voted = outcome.statements.filter(({ agree, disagree, pass }) => agree + disagree + pass > 0)
  const zeroed = voted.filter(({ standing }) => standing !== 'in').length
  const given = columns.filter((j) => outcome.statements[j]!.standing === 'in').length
  const stretch = Math.sqrt(voted.length / Math.max(given + zeroed, 1))
  const pulls = columns.flatMap((j, i) => {
    const { id: statement, standing, mean, weights } = outcome.statements[j]!
    if (standing !== 'in') return []
    const vote = table.vote[table.start[p]! + i]!
    const away = stretch * (vote - mean)
    return [{ statement, vote: WORDS[vote + 1]!, mean, x: away * weights[0], y: away * weights[1] }]
  })
  return {
    person: id,
    group: place.group,
    x: place.x,
    y: place.y,
    pulls: pulls.sort((a, b) => b.x * b.x + b.y * b.y - (a.x * a.x + a.y * a.y)),
    distances: outcome.groups
      .map(({ name, x, y }) => {
        const [dx, dy] = [place.x - x, place.y - y]
        return { group: name, distance: Math.sqrt(dx * dx + dy * dy) }
      })
      .sort((a, b) => a.distance - b.distance),
  }
}

const WORDS = ['disagree', 'pass', 'agree'] as const
