import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import type { Way } from '../../practice.ts'
import { myOffers } from './offers.ts'
import { groupsIAsk, myRounds } from './rounds.ts'

/** On the home page: what is asked of me first; else a way in for whom it is anything to. */
export async function ways({ tx }: Ask): Promise<readonly Way[]> {
  const rounds = await myRounds(tx)
  const toAnswer = rounds.find((round) => round.iAnswer && !round.over && round.said === null)
  if (toAnswer !== undefined)
    return [
      {
        title: t('Who can you turn to?'),
        says: t('Your school would like to know. You choose who reads it, and you do not have to answer.'),
        href: `/who-knows-whom/rounds/${toAnswer.id}/answer`,
        go: t('Have a look'),
      },
    ]
  if (rounds.length === 0 && (await groupsIAsk(tx)).length === 0 && (await myOffers(tx)).length === 0)
    return []
  return [
    {
      title: t('Who knows whom'),
      says: t('Whom grown-ups know well, who learners can turn to, and what was offered.'),
      href: '/who-knows-whom',
      go: t('See who knows whom'),
    },
  ]
}
