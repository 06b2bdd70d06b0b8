import type { Book } from '../book.ts'
import { compareOutcomes } from '../compare.ts'
import { type Draft, emptyDraft, fund } from '../draft.ts'
import { fundRanked } from '../greedy.ts'
import type { Compared, Endowing } from '../outcome.ts'
import { rank } from '../ranking.ts'
import { ratioToNumber } from '../ratio.ts'
import type { EqualSharesRule } from '../rule.ts'
import { supportOf } from '../support.ts'
import { inRace, workbench } from './bench.ts'
import { type Progress, type Raised, raiseShares } from './raise.ts'

export interface Shared {
  readonly draft: Draft
  readonly endowing?: Endowing
  readonly compared?: Compared
}

/** Equal Shares with its completion, fill and comparison. */
export function* fundEqualShares(book: Book, rule: EqualSharesRule): Generator<Progress, Shared> {
  const draft = emptyDraft(book)
  const bench = workbench(book, supportOf(book, rule.utility), rule.utility === 'cost')
  const supported = (p: number) => bench.support.starts[p + 1]! > bench.support.starts[p]!
  const free = new Set<number>()
  for (const p of book.ids.keys()) {
    if (!book.considered[p] || inRace(bench, p)) continue
    if (!supported(p)) draft.losses.set(p, { project: book.ids[p]!, reason: 'unsupported' })
    else if (rule.utility === 'cost') draft.losses.set(p, { project: book.ids[p]!, reason: 'costs-nothing' })
    else {
      free.add(p)
      fund(draft, p, { stage: 'free' })
    }
  }
  if (book.voters === 0) return { draft }
  const raised = yield* raiseShares(bench, rule, free)
  record(draft, raised)
  if (rule.fill && rule.fill !== 'none') fundRanked(draft, rank(book, rule.fill), {}, 'fill')
  return { ...compared(draft, rule), endowing: endowing(raised) }
}

function record(draft: Draft, { run }: Raised): void {
  for (const { project, tied, ...why } of run.bought)
    fund(draft, project, { stage: 'equal-shares', ...why }, tied)
  for (const { project, money, after } of run.dropped) {
    const missing = Math.max(0, draft.book.cost[project]! - money)
    draft.losses.set(project, {
      project: draft.book.ids[project]!,
      reason: 'too-little-money',
      money,
      missing,
      after,
    })
  }
}

function endowing({ run, raises, runs, ended }: Raised): Endowing {
  const { numerator, denominator } = run.endowment
  const share = ratioToNumber(numerator, denominator)
  return { share, numerator: String(numerator), denominator: String(denominator), raises, runs, ended }
}

function compared(draft: Draft, rule: EqualSharesRule): { draft: Draft; compared?: Compared } {
  if (!rule.comparison || rule.comparison === 'none') return { draft }
  const greedy = emptyDraft(draft.book)
  fundRanked(greedy, rank(draft.book, 'votes'))
  const prefer = compareOutcomes(draft.book, rule.comparison, draft.won, greedy.won)
  if (prefer.greedy <= prefer.equalShares) return { draft, compared: { ...prefer, chosen: 'equal-shares' } }
  for (const [p, id] of draft.book.ids.entries()) {
    if (draft.won[p] && !greedy.won[p]) greedy.losses.set(p, { project: id, reason: 'comparison' })
  }
  return { draft: greedy, compared: { ...prefer, chosen: 'greedy' } }
}
