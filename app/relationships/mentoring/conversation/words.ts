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
    'speak_up.ask': () => t('spoke up for somebody'),
    'speak_up.answer': () => t('answered what was asked for somebody'),
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
    'speak_up.asked': (name, thing) => ({
      text: t('{name} is asking you for something, for a learner', { name }),
      href: `/mentoring/requests/${thing}`,
    }),
    'speak_up.for_you': (name, thing) => ({
      text: t('{name} has asked for something for you', { name }),
      href: `/mentoring/requests/${thing}`,
    }),
    'speak_up.answered': (name, thing) => ({
      text: t('{name} has answered what was asked', { name }),
      href: `/mentoring/requests/${thing}`,
    }),
  },
  things: {
    speak_up: {
      what: () => t('What was asked for me'),
      href: (id) => `/mentoring/requests/${id}`,
      back: () => t('What was asked for me'),
    },
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
      speakUps: () => t('What was asked for a learner, and answered'),
      promises: () => t('What I said I would do, and what I proposed to others'),
    },
    fields: {
      planned: () => t('planned for'),
      place: () => t('where'),
      minutes: () => t('minutes'),
      words: () => t('words'),
      guests: () => t('asked to sit in'),
      readBack: () => t('read out'),
      askedOf: () => t('asked of'),
      saidBy: () => t('answered by'),
      came: () => t('what came of it'),
      calledOffAt: () => t('called off'),
      recordedAt: () => t('written down'),
      confirmedAt: () => t('confirmed'),
      takenOnAt: () => t('taken on'),
    },
    codes: {
      conversation: () => t('a talk'),
      speak_up: () => t('what was asked for me'),
      done: () => t('done'),
      let_go: () => t('not any more'),
    },
  },
  people: {
    'speak_up_answers.said_by': { told: 'speakUps' },
    'speak_up_answers.speak_up_id': 'nobody',
    'speak_ups.by_id': { told: 'speakUps' },
    'speak_ups.id': 'nobody',
    'speak_ups.tie_id': 'nobody',
    'speak_ups.to_id': { told: 'speakUps' },
  },
} satisfies Partial<Practice>
