import { t } from '#words'
import type { Reminded } from '../../practice.ts'
import { listenings } from './listenings.ts'
import { statementsToRead } from './statements.ts'
import { myVoices } from './voices.ts'

/** For the weekly letter: words of mine to confirm; statements that wait for a moderator. */
export async function reminds({ tx }: Reminded): Promise<readonly string[]> {
  const mine = (await myVoices(tx)).filter(
    ({ iAm, confirmedAt, withdrawnAt }) => iAm === 'teller' && confirmedAt === null && withdrawnAt === null,
  ).length
  let waiting = 0
  for (const one of (await listenings(tx)).filter(({ iModerate }) => iModerate))
    waiting += (await statementsToRead(tx, one.id)).length
  return [
    ...(mine === 0
      ? []
      : [
          t('{count, plural, one {Words} other {# times words}} of yours to say if they are right', {
            count: mine,
          }),
        ]),
    ...(waiting === 0
      ? []
      : [
          t('{count, plural, one {One statement} other {# statements}} to read before others do', {
            count: waiting,
          }),
        ]),
  ]
}
