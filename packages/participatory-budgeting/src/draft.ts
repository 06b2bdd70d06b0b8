import type { Book } from './book.ts'
import type { Loss, Step } from './outcome.ts'

/** An outcome in the making. */
export interface Draft {
  readonly book: Book
  readonly won: Uint8Array
  readonly steps: Step[]
  /** The last reason that was seen for each project that is not funded. */
  readonly losses: Map<number, Loss>
  spent: number
}

export function emptyDraft(book: Book): Draft {
  const draft: Draft = { book, won: new Uint8Array(book.ids.length), steps: [], losses: new Map(), spent: 0 }
  for (const [p, id] of book.ids.entries()) {
    if (book.considered[p] === 1) continue
    // A withdrawn project may also be below the threshold; that it was withdrawn is the reason people look for.
    draft.losses.set(p, { project: id, reason: 'below-threshold' })
  }
  return draft
}

export function fund(
  draft: Draft,
  p: number,
  why: Omit<Step, 'project' | 'cost' | 'votes' | 'left' | 'tied'>,
  tied: readonly number[] = [],
): void {
  const { book } = draft
  draft.won[p] = 1
  draft.spent += book.cost[p]!
  draft.losses.delete(p)
  draft.steps.push({
    project: book.ids[p]!,
    cost: book.cost[p]!,
    votes: book.votes[p]!,
    left: book.election.budget - draft.spent,
    tied: tied.map((other) => book.ids[other]!),
    ...why,
  })
}

export function leftOver(draft: Draft): number {
  return draft.book.election.budget - draft.spent
}
