import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Notice } from '#ui/ui.ts'
import { formatDate, t } from '#words'

/** How my offer stands. */
export interface HowItStands {
  readonly check_is: 'in_date' | 'lapsed' | 'none'
  readonly review_on: string | null
  readonly waits_for_parent: boolean
  readonly peer: boolean
  readonly taken: number
}

export const standing = async (tx: Tx): Promise<HowItStands | undefined> =>
  (await sql<HowItStands>`select * from my_mentor_standing()`.execute(tx)).rows[0]

/** Whether learners see my offer, and what is missing where they do not. */
export function Standing({ how, places }: { how: HowItStands; places: number }) {
  const seen = how.check_is === 'in_date' && !how.waits_for_parent
  return (
    <Notice
      kind={seen ? 'done' : 'warning'}
      title={seen ? t('Learners can choose you') : t('No learner sees this yet')}
    >
      <p>{checkWords(how)}</p>
      {how.waits_for_parent && <p>{t('One of your parents has to say yes. They have been asked.')}</p>}
      {seen && (
        <p>
          {how.taken >= places
            ? t('You have as many learners as you said, so nobody new can choose you.')
            : t('You have {taken, number} of {places, number} learners.', { taken: how.taken, places })}
        </p>
      )}
    </Notice>
  )
}

function checkWords({ check_is, review_on, peer }: HowItStands): string {
  const date = review_on === null ? '' : formatDate(review_on)
  if (peer)
    return check_is === 'in_date'
      ? t('You have done the training for mentors. It stands until {date}.', { date })
      : check_is === 'lapsed'
        ? t('Your training for mentors ran out on {date}. Ask at school how to do it again.', { date })
        : t('First you do the training for mentors. Ask at school when it is.')
  return check_is === 'in_date'
    ? t('Your check to be a mentor stands until {date}.', { date })
    : check_is === 'lapsed'
      ? t('Your check ran out on {date}. Ask at school to have it seen again.', { date })
      : t(
          'You need a safety check to be a mentor. Show it at school: they write down that they saw it, and keep no copy.',
        )
}
