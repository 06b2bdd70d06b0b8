import { parseDecimal } from './decimal.ts'
import { CountError, show } from './error.ts'
import type { Rule } from './rule.ts'
import { usualTie } from './tie.ts'
import type { Election } from './types.ts'

const rankings = ['votes', 'votes-per-cost', 'score', 'score-per-cost']
const allowed: Record<string, readonly unknown[]> = {
  rule: ['greedy', 'equal-shares', 'phragmen'],
  by: rankings,
  totals: ['ballots', 'published'],
  unaffordable: ['skip', 'stop'],
  utility: ['cost', 'cardinality', 'score', 'borda'],
  completion: ['none', 'add1', 'add1-exhaustive', 'budget-increase', 'budget-increase-exhaustive'],
  wholeStart: [true, false],
  exhaustiveOver: ['supported', 'all'],
  fill: ['none', ...rankings],
  comparison: ['none', 'satisfaction', 'cost', 'exclusion-ratio'],
}
const ties = ['lowest-cost', 'highest-cost', 'most-votes', 'lot', 'name']
const everyRule = ['rule', 'tie', 'lot', 'threshold', 'withdrawn']
const own: Record<Rule['rule'], readonly string[]> = {
  greedy: ['by', 'totals', 'unaffordable', 'lastShare'],
  'equal-shares': ['utility', 'completion', 'step', 'wholeStart', 'exhaustiveOver', 'fill', 'comparison'],
  phragmen: [],
}

/**
 * A rule with every default written out, so that the document says all that decides; throws `CountError` for anything
 * a rule cannot be (SPEC 7.1).
 */
export function settleRule(rule: Rule, election: Election): Rule {
  const given: Record<string, unknown> = { ...rule }
  for (const [key, value] of Object.entries(given)) if (value === undefined) delete given[key]
  checkWord('rule', given.rule)
  const mayHave = [...everyRule, ...own[rule.rule]]
  for (const [key, value] of Object.entries(given)) {
    if (!mayHave.includes(key))
      throw wrong(key, `a ${rule.rule} rule has no “${key}”.`, `Use ${mayHave.join(', ')}.`)
    if (key in allowed) checkWord(key, value)
  }
  checkList('tie', rule.tie ?? [])
  for (const key of rule.tie ?? []) {
    if (!ties.includes(key))
      throw wrong('tie', `“${show(key)}” does not decide ties.`, `Use ${ties.join(', ')}.`)
  }
  const known = new Set(election.projects.map((project) => project.id))
  for (const key of ['lot', 'withdrawn'] as const) checkIds(key, rule[key] ?? [], known)
  checkNumber('threshold', rule.threshold ?? 0, Number.POSITIVE_INFINITY)
  const common = {
    tie: rule.tie ?? usualTie,
    lot: rule.lot ?? [],
    threshold: rule.threshold ?? 0,
    withdrawn: rule.withdrawn ?? [],
  }
  if (rule.rule === 'phragmen') return { rule: 'phragmen', ...common }
  if (rule.rule === 'greedy') {
    checkWord('by', rule.by)
    if (rule.lastShare !== undefined) checkNumber('lastShare', rule.lastShare, 100)
    const lastShare = rule.lastShare === undefined ? {} : { lastShare: rule.lastShare }
    const { by, totals = 'ballots', unaffordable = 'skip' } = rule
    return { rule: 'greedy', by, totals, unaffordable, ...lastShare, ...common }
  }
  checkWord('utility', rule.utility)
  checkBallots(rule.utility, election)
  const { utility, completion = 'none', wholeStart = false, fill = 'none', comparison = 'none' } = rule
  const raised = completion === 'none' ? {} : { step: settleStep(rule.step, completion), wholeStart }
  const byBudget = completion.startsWith('budget')
  const over = completion.endsWith('exhaustive')
    ? { exhaustiveOver: rule.exhaustiveOver ?? (byBudget ? 'all' : 'supported') }
    : {}
  return {
    rule: 'equal-shares',
    utility,
    completion,
    ...raised,
    ...over,
    fill,
    comparison,
    ...common,
  } as Rule
}

function settleStep(step: string | undefined, completion: string): string {
  if (step === undefined) return completion.startsWith('budget') ? '1%' : '1'
  const amount = typeof step === 'string' ? parseDecimal(step.replace(/%$/, '')) : null
  if (amount && amount.mantissa > 0 && amount.digits <= 9) return step
  throw wrong(
    'step',
    `“${show(step)}” is not a step.`,
    'Write an amount above 0 such as "1", "0.5" or "1%" (of the budget).',
  )
}

function checkBallots(utility: string, election: Election): void {
  if (utility === 'borda' && election.voteType !== 'ordinal') {
    throw wrong(
      'utility',
      `Borda needs ordinal votes, and these are ${election.voteType}.`,
      'Use cost, cardinality or score.',
    )
  }
}

function checkWord(key: string, value: unknown): void {
  if (allowed[key]!.includes(value)) return
  throw wrong(key, `“${show(value)}” is not known.`, `Use ${allowed[key]!.join(', ')}.`)
}

function checkList(key: string, value: unknown): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(key, 'this is not a list.', 'Write a list of texts.')
}

function checkIds(key: string, ids: unknown, known: ReadonlySet<string>): void {
  checkList(key, ids)
  const seen = new Set<unknown>()
  for (const id of ids) {
    if (!known.has(id as string))
      throw wrong(key, `there is no project “${show(id)}”.`, 'Use ids of the projects.')
    if (seen.has(id)) throw wrong(key, `“${show(id)}” is there twice.`, 'Name each project once.')
    seen.add(id)
  }
}

function checkNumber(key: string, value: unknown, most: number): void {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= most) {
    if (key !== 'lastShare' || Number.isInteger(value)) return
  }
  throw wrong(
    key,
    `${show(value)} is not allowed.`,
    most === 100 ? 'Use a whole number from 0 to 100.' : 'Use 0 or more.',
  )
}

function wrong(field: string, what: string, mend: string): CountError {
  return new CountError(what, { row: null, field: `rule ${field}`, mend })
}
