import { formatDateTime, t } from '#words'
import type { Budget } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'

/** Why somebody cannot vote here now. */
export function NoVote({
  budget,
  mine,
  now,
}: {
  budget: Budget
  mine: 'may' | 'screen' | 'paper' | null
  now: Date
}) {
  return (
    <BudgetFrame budget={budget} title={t('Vote')}>
      <p>{whyNot(budget, mine, now)}</p>
    </BudgetFrame>
  )
}

function whyNot({ ballotId, isOpen, opensAt, closesAt }: Budget, mine: string | null, now: Date): string {
  if (ballotId === null) return t('There is nothing to vote on yet.')
  if (mine === 'screen') return t('You have voted. A vote is final.')
  if (mine === 'paper') return t('You voted on paper. A vote is final.')
  if (!isOpen)
    return opensAt !== null && closesAt !== null && opensAt > now
      ? t('Voting opens on {when}.', { when: formatDateTime(opensAt) })
      : t('Voting is over.')
  return t('You are not on the roll of this vote. If you think you should be, ask whoever runs it.')
}
