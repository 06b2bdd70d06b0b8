import type { Cast } from '#core/ballots/cast-vote.ts'
import { Button, ButtonRow, Notice } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Budget } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'

/** A receipt in three groups of four, as it is written down. */
export const grouped = (receipt: string): string => receipt.match(/.{1,4}/g)!.join(' ')

/** After the vote: its receipt, shown once. */
export function CastIt({ budget, done }: { budget: Pick<Budget, 'id' | 'title' | 'resultsOn'>; done: Cast }) {
  if (done.done === 'voted-before')
    return (
      <BudgetFrame budget={budget} title={t('You have voted already')}>
        <p>{t('Your first vote counts. What you sent now is thrown away.')}</p>
      </BudgetFrame>
    )
  return (
    <BudgetFrame budget={budget} title={t('Your vote is cast')} lead={t('Thank you.')}>
      <Notice kind="done" title={t('Your receipt')}>
        <p class="receipt">{grouped(done.receipt ?? '')}</p>
        <p>
          {t(
            'Write it down or take a picture. It is shown this once. When the results are out it tells you that your vote is in the count, and nobody how you voted.',
          )}
        </p>
      </Notice>
      {budget.resultsOn !== null && <p>{t('Results by {date}.', { date: formatDate(budget.resultsOn) })}</p>}
      <ButtonRow>
        <Button href={`/budgets/${budget.id}`}>{t('Back to the budget')}</Button>
        <Button href="/sign-out" kind="quiet">
          {t('Sign out, for the next person')}
        </Button>
      </ButtonRow>
    </BudgetFrame>
  )
}
