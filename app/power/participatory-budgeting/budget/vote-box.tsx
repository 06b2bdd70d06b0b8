import { myVoteIn, turnoutOf } from '#core/ballots/turnout.ts'
import { Button, ButtonRow, Notice } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import type { Budget } from '../budget.ts'

/** While people vote: whether I may, whether I have, and how many did. */
export async function VoteBox({ ask: { tx, me, house }, budget }: { ask: OpenAsk; budget: Budget }) {
  const [mine, turnout] = [await myVoteIn(tx, budget.ballotId!), await turnoutOf(tx, budget.ballotId!)]
  const voted = turnout.byScreen + turnout.byPaper
  return (
    <>
      {budget.opensAt !== null && budget.opensAt > house.now() ? (
        <Notice>
          <p>{t('Voting opens on {when}.', { when: formatDateTime(budget.opensAt) })}</p>
          <p>
            <a href={`/budgets/${budget.id}/rule`}>{t('How it is counted')}</a>
          </p>
        </Notice>
      ) : !budget.isOpen ? (
        <Notice>
          <p>{t('Voting is over. The votes are about to be counted.')}</p>
        </Notice>
      ) : mine === 'screen' || mine === 'paper' ? (
        <Notice kind="done" title={t('You have voted')}>
          <p>
            {mine === 'paper'
              ? t('You voted on paper. A vote is final.')
              : t('A vote is final. Keep your receipt until the results are out.')}
          </p>
        </Notice>
      ) : (
        <ButtonRow>
          {(mine === 'may' || me === null) && (
            <Button href={`/budgets/${budget.id}/vote`}>{t('Vote')}</Button>
          )}
          <Button href={`/budgets/${budget.id}/rule`} kind="quiet">
            {t('How it is counted')}
          </Button>
        </ButtonRow>
      )}
      {budget.isOpen && mine === null && me !== null && (
        <p>{t('You are not on the roll of this vote. If you think you should be, ask whoever runs it.')}</p>
      )}
      <p>
        {budget.isOpen &&
          budget.closesAt !== null &&
          t('Vote until {when}.', { when: formatDateTime(budget.closesAt) })}{' '}
        {t('{voted, number} of {all, number} have voted so far.', { voted, all: turnout.onRoll })}
      </p>
    </>
  )
}
