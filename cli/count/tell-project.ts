import {
  type Election,
  formatMoney,
  type LossAnalysis,
  type Outcome,
  type ProjectStory,
} from '../../packages/participatory-budgeting/src/index.ts'
import { reason } from './tell-outcome.ts'

/** One project's way through the count, and what would have won for it. */
export function tellProject(
  election: Election,
  outcome: Outcome,
  story: ProjectStory,
  analysis: LossAnalysis | null,
): string {
  const money = (amount: number) => formatMoney(Math.round(amount), election.decimals)
  const name = election.projects.find(({ id }) => id === story.project)?.name
  const lines = [
    `${story.project}${name ? ` (${name})` : ''} costs ${money(story.cost)} and has ${story.votes} votes.`,
    story.loss ? `It is not funded: ${reason(story.loss, money)}.` : 'It is funded.',
  ]
  if (story.step?.payment !== undefined) {
    lines.push(
      `Nobody paid more than ${formatMoney(Math.round(story.step.payment * 100), election.decimals + 2)} for it.`,
    )
  }
  if (story.standings.length > 0) lines.push('', 'effective votes   supporters’ money   bought then')
  for (const { bought, effectiveVotes, money: left } of story.standings) {
    lines.push(
      `${effectiveVotes.toFixed(1).padStart(15)}   ${money(left).padStart(17)}   ${bought ?? '(nothing more)'}`,
    )
  }
  if (analysis) lines.push('', ...tellAnalysis(analysis, money, outcome))
  return lines.join('\n')
}

function tellAnalysis(
  { cheaper, moreVotes, points }: LossAnalysis,
  money: (amount: number) => string,
  { rule }: Outcome,
): string[] {
  const each = points === undefined ? '' : `, with ${points} ${points === 1 ? 'point' : 'points'} each`
  return [
    cheaper
      ? `It would have won if it had cost ${money(cheaper.cost)}: ${money(cheaper.by)} less.`
      : `It would not have won at any cost above nothing${rule.threshold ? ', because of the threshold' : ''}.`,
    moreVotes === null
      ? `Not even four times as many voters as there were, who name only it${each}, would have won it.`
      : `It would have won with ${moreVotes} more ${moreVotes === 1 ? 'voter' : 'voters'} who name only it${each}.`,
  ]
}
