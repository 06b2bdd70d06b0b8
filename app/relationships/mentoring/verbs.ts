import { t } from '#words'
import type { Words } from '../../practice.ts'

/** How the trail says what was done in mentoring. */
export const verbs: Words = {
  'mentoring.agree': () => t('said whether a child may be a mentor'),
  'mentoring.answer_ask': () => t('answered somebody who asked for a mentor'),
  'mentoring.ask': () => t('asked for somebody as a mentor'),
  'mentoring.call_off': () => t('called a round of mentors off'),
  'mentoring.change_round': () => t('changed a round of mentors'),
  'mentoring.choose': () => t('chose mentors'),
  'mentoring.end_offer': () => t('stopped offering to be a mentor'),
  'mentoring.match': () => t('asked two people to be mentor and learner'),
  'mentoring.offer': () => t('offered to be a mentor'),
  'mentoring.open_round': () => t('opened a round of mentors'),
  'mentoring.publish': () => t('let everybody in a round know'),
  'mentoring.refuse': () => t('said who they could not mentor'),
  'mentoring.run_round': () => t('ran a round of mentors'),
  'mentoring.take_back_ask': () => t('took back what they asked about a mentor'),
}
