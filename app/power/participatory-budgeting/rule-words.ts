import type {
  Completion,
  EqualSharesRule,
  GreedyRule,
  Ranking,
  Rule,
  TieKey,
} from '@kith/participatory-budgeting'
import { formatNumber, t } from '#words'
import type { Unit } from './money.ts'

/** What decides the count, in sentences that anybody can follow, each with what the rule says and no more. */
export function ruleInWords(rule: Rule, unit: Unit): readonly string[] {
  return [...how(rule, unit), ...limits(rule), ties(rule)]
}

function how(rule: Rule, unit: Unit): readonly string[] {
  if (rule.rule === 'greedy') return greedy(rule)
  if (rule.rule === 'phragmen')
    return [
      t(
        'Each project that wins puts a load on the people who chose it. The next to win is always the one that makes the heaviest load smallest.',
      ),
    ]
  return equalShares(rule, unit)
}

function equalShares(rule: EqualSharesRule, unit: Unit): readonly string[] {
  return [
    t('Everybody who votes gets the same share of the money.'),
    t('A project wins when the people who chose it can pay for it together out of their shares.'),
    t(
      'They all pay the same. Whoever has less left pays what they have. The project where each has to pay least for what it is worth to them comes first.',
    ),
    worth(rule),
    ...completed(rule.completion ?? 'none', stepInWords(rule.step ?? '1', unit)),
    ...(rule.fill !== undefined && rule.fill !== 'none'
      ? [
          t('If money is left at the end, it goes to more projects that fit: {by}.', {
            by: ranked(rule.fill),
          }),
        ]
      : []),
    ...(rule.comparison !== undefined && rule.comparison !== 'none'
      ? [
          t(
            'The result is held beside the one of “most votes first”. If more voters are better off with that one, that one stands.',
          ),
        ]
      : []),
  ]
}

function worth({ utility }: EqualSharesRule): string {
  if (utility === 'cost') return t('A project is worth to you what it costs.')
  if (utility === 'cardinality') return t('Each project you chose is worth the same to you.')
  if (utility === 'score') return t('A project is worth to you the points that you gave it.')
  return t('The higher you put a project, the more it is worth to you.')
}

/** A step of the rule is in whole units of the currency, or in hundredths of the money. */
const stepInWords = (step: string, { unit }: Unit): string =>
  step.endsWith('%')
    ? step
    : formatNumber(Number(step), {
        style: 'currency',
        currency: unit,
        trailingZeroDisplay: 'stripIfInteger',
      })

function completed(completion: Completion, step: string): readonly string[] {
  if (completion === 'none') return []
  const whole = completion.endsWith('exhaustive')
  if (completion.startsWith('add1'))
    return [
      t('If money is left, everybody’s share grows by {step} at a time and it is counted again.', { step }),
      whole
        ? t('That goes on until nothing more fits, or too much would be spent.')
        : t('That goes on until one step more would spend too much.'),
    ]
  return [
    t('If money is left, it is counted again as if there were {step} more, again and again.', { step }),
    whole
      ? t('That goes on until nothing more fits, or too much would be spent.')
      : t('That goes on until one step more would spend too much.'),
  ]
}

function greedy(rule: GreedyRule): readonly string[] {
  return [
    t('Projects win in order while there is money: {by}.', { by: ranked(rule.by) }),
    rule.unaffordable === 'stop'
      ? t('When one does not fit into what is left, it ends there.')
      : t('One that does not fit into what is left is passed over.'),
    ...(rule.lastShare === undefined
      ? []
      : [
          t('The first that does not fit still wins if {share, number} % of its cost is left.', {
            share: rule.lastShare,
          }),
        ]),
    ...(rule.totals === 'published' ? [t('The votes are those that the organiser published.')] : []),
  ]
}

function ranked(by: Ranking): string {
  if (by === 'votes') return t('those with most votes first')
  if (by === 'votes-per-cost') return t('those with most votes for their cost first')
  if (by === 'score') return t('those with most points first')
  return t('those with most points for their cost first')
}

function limits({ threshold = 0, withdrawn = [] }: Rule): readonly string[] {
  return [
    ...(threshold > 0
      ? [t('A project needs {votes} votes at least.', { votes: formatNumber(threshold) })]
      : []),
    ...(withdrawn.length > 0
      ? [
          t('Taken out before the count: {count, plural, one {one project} other {# projects}}.', {
            count: withdrawn.length,
          }),
        ]
      : []),
    t('A project that is withdrawn while people vote does not count. All else on the same ballots does.'),
  ]
}

function ties({ tie = ['lowest-cost', 'most-votes', 'lot'] }: Rule): string {
  const words: Readonly<Record<TieKey, string>> = {
    'lowest-cost': t('the one that costs less'),
    'highest-cost': t('the one that costs more'),
    'most-votes': t('the one with more votes'),
    lot: t('the one that comes first in the lot'),
    name: t('the one whose number comes first'),
  }
  return t('When two are level, it is {keys}.', { keys: tie.map((key) => words[key]).join(t(', then ')) })
}
