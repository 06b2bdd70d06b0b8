import {
  type Election,
  formatMoney,
  type Loss,
  type Outcome,
} from '../../packages/participatory-budgeting/src/index.ts'

const stages = {
  free: 'costs nothing',
  'equal-shares': '',
  greedy: '',
  'last-share': 'most of it was left',
  fill: 'with what was left',
  phragmen: '',
} as const

/** An outcome as a table with its reasons. */
export function tellOutcome(election: Election, outcome: Outcome): string {
  const money = (amount: number) => formatMoney(Math.round(amount), election.decimals)
  const names = new Map(election.projects.map(({ id, name }) => [id, name ?? '']))
  const widths = { id: 0, cost: 0 }
  for (const { id, cost } of election.projects) {
    widths.id = Math.max(widths.id, id.length)
    widths.cost = Math.max(widths.cost, money(cost).length)
  }
  const lines = [
    `${outcome.winners.length} of ${election.projects.length} projects are funded, by ${ruleInWords(outcome)}.`,
    `${money(outcome.cost)} of ${money(outcome.budget)} is spent; ${election.ballots.size} people voted.`,
  ]
  if (outcome.endowing) {
    const { share, raises } = outcome.endowing
    const raised = raises > 0 ? `, after ${raises} ${raises === 1 ? 'rise' : 'rises'}` : ''
    lines.push(`Everybody’s share: ${formatMoney(Math.round(share * 100), election.decimals + 2)}${raised}.`)
  }
  if (outcome.compared) {
    const { equalShares, greedy, chosen } = outcome.compared
    lines.push(`${equalShares} voters prefer Equal Shares, ${greedy} the greedy outcome: ${chosen} it is.`)
  }
  lines.push('', 'Funded')
  for (const step of outcome.steps) {
    const why = [
      `${step.votes} votes`,
      step.effectiveVotes === undefined ? '' : `${step.effectiveVotes.toFixed(1)} effective`,
      stages[step.stage],
      step.tied.length > 0 ? `level with ${step.tied.join(', ')}` : '',
    ].filter((part) => part !== '')
    lines.push(line(step.project, money(step.cost), names.get(step.project)!, why.join(', ')))
  }
  const costs = new Map(election.projects.map(({ id, cost }) => [id, cost]))
  if (outcome.losses.length > 0) lines.push('', 'Not funded')
  for (const loss of outcome.losses) {
    lines.push(
      line(loss.project, money(costs.get(loss.project)!), names.get(loss.project)!, reason(loss, money)),
    )
  }
  return lines.join('\n')

  function line(id: string, cost: string, name: string, why: string): string {
    return `  ${id.padEnd(widths.id)}  ${cost.padStart(widths.cost)}  ${[name, why].filter((part) => part !== '').join(': ')}`
  }
}

/** Why a project was not funded, in a few words. */
export function reason(loss: Loss, money: (amount: number) => string): string {
  switch (loss.reason) {
    case 'withdrawn':
      return 'withdrawn before the count'
    case 'below-threshold':
      return 'too few votes to be considered'
    case 'unsupported':
      return 'nobody supports it'
    case 'costs-nothing':
      return 'costs nothing, so by cost it is worth nothing'
    case 'too-little-money':
      return `its supporters had ${money(loss.money)} left, ${money(loss.missing)} too little`
    case 'does-not-fit':
      return `${money(loss.left)} was left, ${money(loss.missing)} too little`
    case 'ended-before':
      return 'the count had ended before its turn'
    case 'comparison':
      return 'won Equal Shares, but more voters prefer the greedy outcome'
  }
}

function ruleInWords({ rule }: Outcome): string {
  if (rule.rule === 'phragmen') return 'sequential Phragmén'
  if (rule.rule === 'greedy') return `most ${rule.by.replace('-per-', ' for each unit of ')} first`
  const parts = [`Equal Shares (${rule.utility})`]
  if (rule.completion && rule.completion !== 'none') parts.push(`completed by ${rule.completion}`)
  if (rule.fill && rule.fill !== 'none') parts.push(`filled by ${rule.fill}`)
  if (rule.comparison && rule.comparison !== 'none') parts.push('compared with greedy')
  return parts.join(', ')
}
