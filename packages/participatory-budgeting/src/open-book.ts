import type { Book } from './book.ts'
import { compareIds } from './compare-ids.ts'
import { CountError } from './error.ts'
import { pointsOf } from './points.ts'
import type { Rule } from './rule.ts'
import { tieRanks } from './tie.ts'
import type { Election } from './types.ts'

/** Counts votes and points of every project and settles who takes part and how ties fall. */
export function openBook(election: Election, rule: Rule): Book {
  const { projects, ballots } = election
  const original = Int32Array.from(projects.keys()).sort((a, b) =>
    compareIds(projects[a]!.id, projects[b]!.id),
  )
  const place = new Int32Array(projects.length)
  for (const [p, index] of original.entries()) place[index] = p
  const votes = new Float64Array(projects.length)
  const score = new Float64Array(projects.length)
  const weight = new Float64Array(projects.length)
  const points = pointsOf(election)
  for (let ballot = 0; ballot < ballots.size; ballot++) {
    const end = ballots.starts[ballot + 1]!
    for (let entry = ballots.starts[ballot]!; entry < end; entry++) {
      const p = place[ballots.named[entry]!]!
      votes[p]!++
      const given = points(entry, end)
      score[p]! += given
      weight[p]! += Math.abs(given)
    }
  }
  for (const [p, sum] of weight.entries())
    if (sum > Number.MAX_SAFE_INTEGER) throw tooManyPoints(projects[original[p]!]!.id)
  const ids = Array.from(original, (index) => projects[index]!.id)
  const cost = Float64Array.from(original, (index) => projects[index]!.cost)
  const counted = { election, voters: ballots.size, ids, cost, votes, score, original }
  return { ...counted, tieRank: tieRanks(counted, rule), considered: consider(counted, rule) }
}

function tooManyPoints(id: string): CountError {
  const mend = 'Use smaller points, or fewer digits after the point.'
  return new CountError(`the points of “${id}” are too many to add exactly.`, {
    row: null,
    field: 'points',
    mend,
  })
}

function consider(book: Omit<Book, 'tieRank' | 'considered'>, rule: Rule): Uint8Array {
  const withdrawn = new Set(rule.withdrawn)
  const threshold = rule.threshold ?? 0
  const totals = rule.rule === 'greedy' ? totalsFor(book, rule.by, rule.totals) : book.votes
  return Uint8Array.from(book.ids, (id, p) => (totals[p]! >= threshold && !withdrawn.has(id) ? 1 : 0))
}

/** Votes or points of each project, counted or as published, in votes and points (not in units of `1 / pointScale`). */
export function totalsFor(
  book: Pick<Book, 'election' | 'original' | 'votes' | 'score'>,
  by: string,
  totals: 'ballots' | 'published' = 'ballots',
): Float64Array {
  const byScore = by.startsWith('score')
  const { election } = book
  if (totals === 'ballots') {
    return byScore ? book.score.map((points) => points / election.ballots.pointScale) : book.votes
  }
  return Float64Array.from(
    book.original,
    (index) => election.projects[index]![byScore ? 'score' : 'votes'] ?? 0,
  )
}
