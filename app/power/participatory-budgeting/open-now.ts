import { myVoteIn } from '#core/ballots/turnout.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import type { Open } from '../../practice.ts'
import { allBudgets } from './budget.ts'

/** For “Have your say”: budgets that want my ideas, or my vote. */
export async function openNow({ tx }: Ask): Promise<readonly Open[]> {
  const found: Open[] = []
  for (const { id, title, stage, isForMe, isOpen, ballotId, closesAt, ideasUntil } of await allBudgets(tx)) {
    const href = `/budgets/${id}`
    if (stage === 'ideas' && isForMe)
      found.push({ title, says: t('Ideas until {date}', { date: formatDate(ideasUntil!) }), href })
    if (isOpen && (await myVoteIn(tx, ballotId!)) === 'may')
      found.push({ title, says: t('Vote until {date}', { date: formatDate(closesAt!) }), href })
  }
  return found
}
