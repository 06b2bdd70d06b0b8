import type { RunOptions } from '../progress.ts'
import { readRecord, readWhole } from '../read.ts'
import type { AllocationInput, Objective } from './input.ts'
import { networkOf } from './network.ts'
import { compareParts } from './objective-parts.ts'
import { type PersonOutcome, personOutcomes } from './outcome.ts'
import { readMenu } from './read-menu.ts'
import { search } from './search.ts'

/** How far to search. */
export interface AllocateOptions extends RunOptions {
  /** At most this many branches (default 2,000); only least sizes, together and apart need any. */
  readonly branches?: number
}

/** Who is at what, and why. */
export interface Allocation {
  readonly objective: Objective
  /** Every person, in the order of their ids. */
  readonly people: readonly PersonOutcome[]
  /** Every option, in the order of their ids. */
  readonly options: readonly {
    readonly id: string
    readonly people: readonly string[]
    readonly free: number
  }[]
  readonly profile: {
    /** How many have their first choice, their second, … */
    readonly byRank: readonly number[]
    readonly placed: number
    readonly unplaced: number
    readonly unplacedBecause: { readonly 'no-choices': number; readonly 'none-free': number }
    /** Sum of the ranks of those placed. */
    readonly totalRank: number
  }
  /** The objective's numbers in order (see SPEC 3), and numbers that no allocation can be better than. */
  readonly cost: readonly number[]
  readonly bound: readonly number[]
  /** Whether the allocation is the best there is. */
  readonly proved: boolean
  readonly branches: number
}

/**
 * Gives each person one of the options they named, at the best of the chosen objective. Without least sizes, `together`
 * and `apart` the answer is always the best there is; with them it is unless the limit of branches was reached, and then
 * says by how much it could still be improved.
 * @throws MatchingError for bad input; the signal's reason when aborted
 */
export async function allocate(input: AllocationInput, options: AllocateOptions = {}): Promise<Allocation> {
  readRecord(options, { list: 'options' })
  const most = readWhole(options.branches, { list: 'options', field: 'branches' }, 1, 1e7, 2000)
  const menu = readMenu(input)
  options.signal?.throwIfAborted()
  const found = await search(networkOf(menu, menu.objective), most, options)
  const people = personOutcomes(menu, found.at)
  const byRank: number[] = []
  const unplacedBecause = { 'no-choices': 0, 'none-free': 0 }
  const taken: string[][] = menu.optionIds.map(() => [])
  let totalRank = 0
  people.forEach(({ id, rank, reason }, p) => {
    if (rank === null) unplacedBecause[reason.kind === 'no-choices' ? 'no-choices' : 'none-free']++
    else {
      while (byRank.length < rank) byRank.push(0)
      byRank[rank - 1]!++
      totalRank += rank
      taken[found.at[p]!]!.push(id)
    }
  })
  const unplaced = unplacedBecause['no-choices'] + unplacedBecause['none-free']
  return {
    objective: menu.objective,
    people,
    options: menu.optionIds.map((id, o) => ({
      id,
      people: taken[o]!,
      free: menu.places[o]! - taken[o]!.length,
    })),
    profile: { byRank, placed: people.length - unplaced, unplaced, unplacedBecause, totalRank },
    cost: found.cost,
    bound: found.bound,
    proved: compareParts(found.cost, found.bound) === 0,
    branches: found.branches,
  }
}
