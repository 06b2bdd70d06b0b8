import { t } from '#words'
import type { Reminded } from '../../practice.ts'
import { learnersToMark } from './marks.ts'
import { myRounds } from './rounds.ts'

/**
 * For the weekly letter: a class of mine that is being asked and that I have not gone through. Learners are not reminded: to say
 * nothing, or to leave an offer, is theirs.
 */
export async function reminds({ tx, me }: Reminded): Promise<readonly string[]> {
  const own = await tx
    .selectFrom('memberships')
    .select('group_id')
    .where('person_id', '=', me.personId)
    .where('role', 'in', ['teacher', 'aide'])
    .where('to_at', 'is', null)
    .execute()
  const mine = new Set(own.map(({ group_id }) => group_id))
  let classes = 0
  for (const round of (await myRounds(tx)).filter(({ iMark, over }) => iMark && !over)) {
    const byClass = Map.groupBy(await learnersToMark(tx, round.id), ({ groupId }) => groupId)
    for (const [groupId, learners] of byClass)
      if (mine.has(groupId) && learners.every(({ mark }) => mark === null)) classes += 1
  }
  return classes === 0
    ? []
    : [
        t('{count, plural, one {One class} other {# classes}} in which you could mark whom you know', {
          count: classes,
        }),
      ]
}
