import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import type { Way } from '../../practice.ts'
import { mySide } from './my-side.ts'

/** What mentoring offers on the home page: a learner without a mentor is led to choosing one. */
export async function ways({ tx, me }: Ask): Promise<readonly Way[]> {
  if (me.helperId !== undefined) return []
  const { learner, hasOne, runs } = await mySide(tx)
  if (learner && !hasOne)
    return [
      {
        title: t('A mentor of your own'),
        says: t('Somebody you choose, who listens to you and speaks up for you.'),
        href: '/mentoring/choose',
        go: t('Choose a mentor'),
      },
    ]
  return [
    {
      title: t('Mentoring'),
      says: runs
        ? t('Who has a mentor, who was talked with this half-term, and who waits.')
        : learner
          ? t('You and your mentor: what you talked about, and when you meet next.')
          : t('Fifteen minutes, twice each half-term, for somebody young who chose you.'),
      href: '/mentoring',
      go: t('See mentoring'),
    },
  ]
}
