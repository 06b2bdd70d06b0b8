import { type Election, makeElection, type Rule, type VoteType } from '@kith/participatory-budgeting'
import { type Answer, type Form, named } from '../answer.ts'

/** All that is needed to count a budget, as `budget_to_count` gives it. */
export interface ToCount {
  readonly stage: string
  readonly ballotId: string
  readonly counted: boolean
  readonly title: string
  readonly place: string
  readonly amount: number
  readonly decimals: number
  readonly unit: string
  readonly form: Form
  readonly rule: { readonly count: Rule }
  readonly broughtIn: { readonly meta: Readonly<Record<string, string>>; readonly voteType: VoteType } | null
  readonly projects: readonly CountedProject[]
}

export interface CountedProject {
  readonly id: string
  readonly label: string
  readonly position: number
  readonly name: string
  readonly cost: number
  readonly withdrawn: boolean
  readonly published: { readonly votes?: number; readonly score?: number } | null
}

const VOTE_TYPES = { approval: 'approval', points: 'cumulative', ranked: 'ordinal' } as const

/** The election in the engine's form. Voters are numbered by the lot in which their votes lie; no id of anybody is in it. */
export function toElection(given: ToCount, answers: readonly Answer[]): Election {
  const labels = new Map(given.projects.map(({ position, label }) => [position, label]))
  const scale = scaleOf(answers)
  const election = makeElection({
    budget: given.amount,
    decimals: given.decimals,
    voteType: given.broughtIn?.voteType ?? VOTE_TYPES[given.form],
    projects: given.projects.map(({ label, cost, name, published }) => ({
      id: label,
      cost,
      name,
      ...published,
    })),
    ballots: answers.map((answer, place) => ({
      voter: String(place + 1),
      vote: named(answer).map((number) => labels.get(number)!),
      ...(given.form === 'points' && {
        points: answer.map((entry) => (typeof entry === 'number' ? 0 : Math.round(entry[1] * scale))),
      }),
    })),
    meta: {
      ...(given.broughtIn?.meta ?? {
        description: given.title,
        country: '',
        unit: given.place,
        instance: given.title,
        rule: nameOf(given.rule.count),
      }),
      currency: given.unit,
    },
  })
  return { ...election, ballots: { ...election.ballots, pointScale: scale } }
}

/** The rule as it is counted by: what was locked, and what was taken out since. */
export function ruleToCount({ rule, projects }: ToCount): Rule {
  const withdrawn = projects.filter((project) => project.withdrawn).map(({ label }) => label)
  return { ...rule.count, withdrawn: [...new Set([...(rule.count.withdrawn ?? []), ...withdrawn])] }
}

/** A rule as Pabulib names it. */
function nameOf(rule: Rule): string {
  if (rule.rule !== 'equal-shares') return rule.rule
  const completion = rule.completion === undefined || rule.completion === 'none' ? '' : `/${rule.completion}`
  return `equalshares${completion}`
}

/** Points of elections that were brought in can have digits after the point. */
function scaleOf(answers: readonly Answer[]): number {
  let digits = 0
  for (const answer of answers)
    for (const entry of answer)
      if (typeof entry !== 'number') digits = Math.max(digits, (String(entry[1]).split('.')[1] ?? '').length)
  return 10 ** digits
}
