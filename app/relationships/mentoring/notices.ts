import { t } from '#words'
import type { Notice } from '../../practice.ts'

const tie = (thing: string | null) => `/people/ties/${thing}`

/** What people are told in mentoring. */
export const notices: Readonly<Record<string, (name: string, thing: string | null) => Notice>> = {
  'mentoring.another': () => ({ text: t('You can choose another mentor'), href: '/mentoring/choose' }),
  'mentoring.asked': () => ({
    text: t('A learner would like somebody they know as a mentor'),
    href: '/mentoring/asks',
  }),
  'mentoring.ask_answered': (name) => ({
    text: t('{name} has answered you about a mentor', { name }),
    href: '/mentoring/ask',
  }),
  'mentoring.child_matched': (name, thing) => ({
    text: t('{name} could have a mentor, and needs your yes', { name }),
    href: tie(thing),
  }),
  'mentoring.child_offers': (name, thing) => ({
    text: t('{name} would like to be a mentor, and needs your yes', { name }),
    href: `/mentoring/offers/${thing}`,
  }),
  'mentoring.matched': (name, thing) => ({
    text: t('{name} could be your mentor. Say yes or no.', { name }),
    href: tie(thing),
  }),
  'mentoring.matched_learner': (name, thing) => ({
    text: t('{name} would like you as a mentor. Say yes or no.', { name }),
    href: tie(thing),
  }),
  'mentoring.none_yet': () => ({
    text: t('There is no mentor for you yet. You can choose others.'),
    href: '/mentoring/choose',
  }),
  'mentoring.rests': (name) => ({
    text: t('Things between you and {name} are resting for now', { name }),
    href: '/mentoring',
  }),
  'mentoring.round_opened': () => ({ text: t('You can choose a mentor now'), href: '/mentoring/choose' }),
  'mentoring.round_ran': (_, thing) => ({
    text: t('The round of mentors is ready to look at'),
    href: `/mentoring/rounds/${thing}`,
  }),
  'mentoring.waits_check': (name) => ({
    text: t('{name} waits: their mentor’s safety check is no longer in date', { name }),
    href: '/mentoring/mentors',
  }),
  'mentoring.waits_mentor': (name) => ({
    text: t('{name} waits for another mentor: theirs has left', { name }),
    href: '/mentoring/half-term',
  }),
  'mentoring.waits_second': (name) => ({
    text: t('{name} and their mentor wait for a second adult: theirs has left', { name }),
    href: '/school/companions',
  }),
}
