import { myVoteIn } from '#core/ballots/turnout.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import type { Way } from '../../practice.ts'
import { allBudgets } from './budget.ts'

/** On the home page: a vote that waits for me; else ideas that are asked of me; else nothing. */
export async function ways({ tx }: Ask): Promise<readonly Way[]> {
  const budgets = await allBudgets(tx)
  for (const budget of budgets.filter(({ isOpen }) => isOpen))
    if ((await myVoteIn(tx, budget.ballotId!)) === 'may')
      return [
        {
          title: budget.title,
          says: t('You can vote on what becomes of it until {date}.', { date: formatDate(budget.closesAt!) }),
          href: `/budgets/${budget.id}`,
          go: t('Look and vote'),
        },
      ]
  const asked = budgets.find(({ stage, isForMe }) => stage === 'ideas' && isForMe)
  if (asked !== undefined)
    return [
      {
        title: asked.title,
        says: t('Have you an idea what it could be spent on?'),
        href: `/budgets/${asked.id}`,
        go: t('Have a look'),
      },
    ]
  const mine = budgets.find(({ iRun, iEnter, iTick }) => iRun || iEnter || iTick)
  return mine === undefined
    ? []
    : [
        {
          title: t('Budgets'),
          says: t('Money that people decide on together.'),
          href: '/budgets',
          go: t('See the budgets'),
        },
      ]
}
