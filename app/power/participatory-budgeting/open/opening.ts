import { CountError, count, drawLot, makeElection, type Rule } from '@kith/participatory-budgeting'
import { z } from 'zod'
import { t } from '#words'
import { Mend } from '../../../http/ask.tsx'
import { typedDate } from '../../../http/typed-date.ts'
import type { Budget, LockedRule } from '../budget.ts'
import type { Project } from '../projects.ts'

/** Ways to count that have a name on the page; everything else can be written as JSON. */
export const methods = {
  'equal-shares': () => t('Equal Shares: everybody gets the same share of the money'),
  'equal-shares-fill': () => t('Equal Shares, and what is left goes to those with most votes'),
  'equal-shares-compared': () => t('Equal Shares, held beside “most votes first”'),
  greedy: () => t('Most votes first'),
  phragmen: () => t('Phragmén: spread the load evenly'),
} as const
type Method = keyof typeof methods

const day = z.string().default('')
const few = (mend: () => string) =>
  z
    .string()
    .trim()
    .regex(/^$|^[1-9]\d{0,3}$/, { error: mend })
    .default('')
export const schema = z.object({
  id: z.uuid(),
  form: z.enum(['approval', 'points', 'ranked'], { error: () => t('Choose how people vote.') }),
  method: z.enum(Object.keys(methods) as [Method, ...Method[]], {
    error: () => t('Choose how it is counted.'),
  }),
  most: few(() => t('Write a number, or leave it empty.')),
  points: few(() => t('Write a number, or leave it empty.')),
  threshold: few(() => t('Write a number, or leave it empty.')),
  lot: z
    .string()
    .trim()
    .max(200, { error: () => t('Keep it to 200 letters.') })
    .default(''),
  json: z
    .string()
    .trim()
    .max(5000, { error: () => t('Keep it to 5,000 letters.') })
    .default(''),
  'opens-day': day,
  'opens-month': day,
  'opens-year': day,
  'closes-day': day,
  'closes-month': day,
  'closes-year': day,
})
export type Typed = z.output<typeof schema>

export interface Opening {
  readonly rule: LockedRule
  readonly opensAt: Date
  readonly closesAt: Date
}

/**
 * What was chosen, as the rule that will be locked.
 * @param projects those that will be on the ballot, in its order
 * @throws Mend with what is wrong and where
 */
export function openingOf(typed: Typed, budget: Budget, projects: readonly Project[], now: Date): Opening {
  if (projects.length === 0) throw new Mend('', t('There is no project to vote on yet.'))
  const costless = projects.filter(({ cost }) => cost === null)
  if (costless.length > 0)
    throw new Mend('', t('“{title}” has no cost yet. Give it one first.', { title: costless[0]!.title }))
  const closesAt = typedDate(typed, 'closes', now)
  if (closesAt === null || closesAt <= now) throw new Mend('closes', t('Choose a day that is still to come.'))
  const opens = typedDate(typed, 'opens', now)
  const opensAt =
    opens === null || opens <= now ? now : new Date(`${opens.toISOString().slice(0, 10)}T00:00Z`)
  if (opensAt >= closesAt) throw new Mend('opens', t('Voting opens before it ends. Choose an earlier day.'))
  const points = typed.form !== 'points' ? null : Number(typed.points)
  if (points === 0) throw new Mend('points', t('Say how many points everybody has.'))
  const { amount, unit, decimals } = budget
  const rule = {
    count: settled(typed, budget, projects),
    form: typed.form,
    most: typed.most === '' ? null : Number(typed.most),
    points,
    amount,
    unit,
    decimals,
    lotFrom: typed.json === '' && typed.lot !== '' ? typed.lot : null,
  }
  return { rule, opensAt, closesAt }
}

const voteTypes = { approval: 'approval', points: 'cumulative', ranked: 'ordinal' } as const

/** With every default written out, by the engine itself: it says what it cannot count by. */
function settled(typed: Typed, budget: Budget, projects: readonly Project[]): Rule {
  const ids = projects.map((_, place) => String(place + 1))
  const election = makeElection({
    budget: budget.amount,
    decimals: budget.decimals,
    voteType: voteTypes[typed.form],
    projects: projects.map(({ cost }, place) => ({ id: ids[place]!, cost: cost! })),
    ballots: [],
  })
  try {
    return count(election, typed.json === '' ? chosen(typed, ids) : written(typed.json)).rule
  } catch (error) {
    if (!(error instanceof CountError)) throw error
    throw new Mend('json', error.message)
  }
}

function written(json: string): Rule {
  try {
    const rule: unknown = JSON.parse(json)
    if (rule !== null && typeof rule === 'object' && 'rule' in rule) return rule as Rule
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Mend(
    'json',
    t('This is not a rule. Leave it empty, or write one like {example}.', { example: EXAMPLE }),
  )
}

const EXAMPLE = '{"rule": "equal-shares", "utility": "cost"}'

function chosen({ form, method, threshold, lot }: Typed, ids: readonly string[]): Rule {
  const common = {
    ...(threshold !== '' && { threshold: Number(threshold) }),
    ...(lot !== '' && { lot: drawLot(ids, lot) }),
  }
  const by = form === 'approval' ? 'votes' : 'score'
  if (method === 'greedy') return { rule: 'greedy', by, ...common }
  if (method === 'phragmen') return { rule: 'phragmen', ...common }
  const utility = form === 'points' ? 'score' : form === 'ranked' ? 'borda' : 'cost'
  return {
    rule: 'equal-shares',
    utility,
    completion: 'add1',
    ...(method === 'equal-shares-fill' && { fill: by }),
    ...(method === 'equal-shares-compared' && { comparison: 'satisfaction' as const }),
    ...common,
  }
}
