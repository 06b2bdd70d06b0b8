import { t } from '#words'
import type { Practice } from '../../../practice.ts'

const one = (thing: string | null) => `/mentoring/conversations/${thing}`

/** How what happens around conversations is said in the trail, in notices, and in what is held on somebody. */
export const conversationWords = {
  verbs: {
    'conversation.plan': () => t('set a day to talk'),
    'conversation.call_off': () => t('called off a day to talk'),
    'conversation.note': () => t('wrote down what was talked about'),
    'conversation.confirm': () => t('said how a talk was'),
    'conversation.ask_guest': () => t('asked somebody to sit in on a talk'),
    'conversation.answer_guest': () => t('answered when asked to sit in on a talk'),
    'commitment.make': () => t('wrote down who will do what'),
    'commitment.take_on': () => t('took something on'),
    'commitment.end': () => t('said what came of something'),
  },
  notices: {
    'conversation.planned': (name, thing) => ({
      text: t('{name} has set a day for you two to talk', { name }),
      href: one(thing),
    }),
    'conversation.called_off': (name, thing) => ({
      text: t('{name} has called off a day you had set to talk', { name }),
      href: one(thing),
    }),
    'conversation.noted': (name, thing) => ({
      text: t('{name} wrote down what you talked about. Is it right?', { name }),
      href: one(thing),
    }),
    'conversation.confirmed': (name, thing) => ({
      text: t('{name} has said how your talk was', { name }),
      href: one(thing),
    }),
    'conversation.guest': (name, thing) => ({
      text: t('{name} would like you to sit in on a talk', { name }),
      href: one(thing),
    }),
    'conversation.guest_answered': (name, thing) => ({
      text: t('{name} has answered about sitting in', { name }),
      href: one(thing),
    }),
  },
  things: {
    conversation: {
      what: () => t('What we talked about'),
      href: one,
      back: () => t('What we talked about'),
    },
  },
  held: {
    sections: {
      conversations: () => t('When I talked with somebody, and what was written'),
      wordsForOthers: () => t('What I wrote about talks'),
      sittingIn: () => t('Talks I was asked to sit in on'),
      promises: () => t('What I said I would do, and what I proposed to others'),
    },
    fields: {
      planned: () => t('planned for'),
      place: () => t('where'),
      minutes: () => t('minutes'),
      words: () => t('words'),
      guests: () => t('asked to sit in'),
      readBack: () => t('read out'),
      came: () => t('what came of it'),
      calledOffAt: () => t('called off'),
      recordedAt: () => t('written down'),
      confirmedAt: () => t('confirmed'),
      takenOnAt: () => t('taken on'),
    },
    codes: { conversation: () => t('a talk'), done: () => t('done'), let_go: () => t('not any more') },
  },
} satisfies Partial<Practice>
