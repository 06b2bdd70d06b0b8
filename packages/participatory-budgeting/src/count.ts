import type { Book } from './book.ts'
import { type Draft, emptyDraft } from './draft.ts'
import { fundEqualShares } from './equal-shares/fund.ts'
import type { Progress } from './equal-shares/raise.ts'
import { fundRanked } from './greedy.ts'
import { openBook } from './open-book.ts'
import type { Loss, Outcome } from './outcome.ts'
import { fundPhragmen } from './phragmen.ts'
import { rank } from './ranking.ts'
import type { Rule } from './rule.ts'
import { settleRule } from './settle.ts'
import { supportOf } from './support.ts'
import type { Election } from './types.ts'

/** Counts the election by the rule. The same ballots and rule give the same outcome, whatever the order of the rows. */
export function count(election: Election, rule: Rule): Outcome {
  const counting = counted(election, rule)
  for (;;) {
    const { done, value } = counting.next()
    if (done) return value
  }
}

/** How a long count goes and how to end it early. */
export interface JobOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** `count` for long completions: lets others work in between, reports, and rejects with the signal's reason. */
export async function countJob(election: Election, rule: Rule, options: JobOptions = {}): Promise<Outcome> {
  const counting = counted(election, rule)
  for (;;) {
    options.signal?.throwIfAborted()
    const { done, value } = counting.next()
    if (done) return value
    options.onProgress?.(value)
    await new Promise((resolve) => setTimeout(resolve))
  }
}

function* counted(election: Election, given: Rule): Generator<Progress, Outcome> {
  const rule = settleRule(given, election)
  const book = openBook(election, rule)
  if (rule.rule === 'equal-shares') {
    const { draft, endowing, compared } = yield* fundEqualShares(book, rule)
    return { ...close(book, rule, draft), ...(endowing && { endowing }), ...(compared && { compared }) }
  }
  const draft = emptyDraft(book)
  if (rule.rule === 'phragmen') fundPhragmen(draft, supportOf(book, 'cardinality'))
  else fundRanked(draft, rank(book, rule.by, rule.totals), rule)
  return close(book, rule, draft)
}

function close(book: Book, rule: Rule, draft: Draft): Outcome {
  const withdrawn = new Set(rule.withdrawn)
  const losses: Loss[] = []
  for (const [p, project] of book.ids.entries()) {
    if (draft.won[p]) continue
    losses.push(
      withdrawn.has(project)
        ? { project, reason: 'withdrawn' }
        : (draft.losses.get(p) ?? { project, reason: 'ended-before' }),
    )
  }
  return {
    rule,
    winners: draft.steps.map((step) => step.project),
    budget: book.election.budget,
    cost: draft.spent,
    steps: draft.steps,
    losses,
  }
}
