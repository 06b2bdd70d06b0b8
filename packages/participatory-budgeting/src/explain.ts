import type { Book } from './book.ts'
import { workbench } from './equal-shares/bench.ts'
import { runEqualShares } from './equal-shares/run.ts'
import { openBook } from './open-book.ts'
import type { Loss, Outcome, Step } from './outcome.ts'
import { supportOf } from './support.ts'
import type { Election } from './types.ts'

/** A project before one purchase of Equal Shares: money in minor units. */
export interface Standing {
  /** The project that was bought then; `null` at the end, when nothing more was affordable. */
  readonly bought: string | null
  /** How many full parts would have paid for it; 0 when its supporters could no longer pay for it. */
  readonly effectiveVotes: number
  /** What its supporters had left between them. */
  readonly money: number
}

/** All that there is to say about one project. */
export interface ProjectStory {
  readonly project: string
  readonly cost: number
  readonly votes: number
  /** Points in all. */
  readonly score: number
  readonly won: boolean
  readonly step?: Step
  readonly loss?: Loss
  /** Its way through Equal Shares, one standing for each purchase it was there for; empty under other rules. */
  readonly standings: readonly Standing[]
}

export interface Explanation {
  readonly outcome: Outcome
  /** In the order of ids. */
  readonly projects: readonly ProjectStory[]
}

/** Tells how each project fared, purchase by purchase, at the share with which the count ended. */
export function explain(election: Election, outcome: Outcome): Explanation {
  const book = openBook(election, outcome.rule)
  const standings = standingsOf(book, outcome)
  const steps = new Map(outcome.steps.map((step) => [step.project, step]))
  const losses = new Map(outcome.losses.map((loss) => [loss.project, loss]))
  const projects = book.ids.map((project, p): ProjectStory => {
    const step = steps.get(project)
    const loss = losses.get(project)
    return {
      project,
      cost: book.cost[p]!,
      votes: book.votes[p]!,
      score: book.score[p]! / election.ballots.pointScale,
      won: step !== undefined,
      ...(step && { step }),
      ...(loss && { loss }),
      standings: standings[p]!,
    }
  })
  return { outcome, projects }
}

function standingsOf(book: Book, { rule, endowing }: Outcome): Standing[][] {
  const seen = book.ids.map(() => [] as { round: number; effectiveVotes: number; money: number }[])
  if (rule.rule !== 'equal-shares' || !endowing) return seen.map(() => [])
  const bench = workbench(book, supportOf(book, rule.utility), rule.utility === 'cost')
  const endowment = { numerator: BigInt(endowing.numerator), denominator: BigInt(endowing.denominator) }
  const run = runEqualShares(bench, endowment, false, (round, project, effectiveVotes, money) => {
    seen[project]!.push({ round, effectiveVotes, money })
  })
  const boughtIn = run.bought.map(({ project }) => book.ids[project]!)
  return seen.map((list) =>
    list.map(({ round, effectiveVotes, money }) => ({
      bought: boughtIn[round] ?? null,
      effectiveVotes,
      money,
    })),
  )
}
