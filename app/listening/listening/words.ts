import { t } from '#words'
import type { Practice } from '../../practice.ts'

const at = (thing: string | null, page = '') => `/listening/${thing}${page}`
const voice = (thing: string | null) => `/listening/voices/${thing}`
const sense = (thing: string | null) => `/listening/sense/${thing}`

/** How listening is said in the trail, in notices, on the thread, and in what is held on somebody. */
export const words = {
  verbs: {
    'listening.make': () => t('began to listen'),
    'listening.end': () => t('said whether listening goes on'),
    'listening.invite': () => t('asked somebody to say something'),
    'listening.offer': () => t('offered to listen to others'),
    'listening.say': () => t('said something'),
    'listening.hear': () => t('wrote down what somebody said'),
    'listening.mend': () => t('put right what was said'),
    'listening.confirm': () => t('said that it is right'),
    'listening.withdraw': () => t('took back what they said'),
    'listening.slip': () => t('printed a slip with a code'),
    'listening.add': () => t('added a statement'),
    'listening.lift': () => t('took a sentence from what was said'),
    'listening.decide': () => t('decided on a statement'),
    'listening.take_back': () => t('took a statement out'),
    'listening.print': () => t('printed sheets'),
    'listening.enter': () => t('entered a sheet'),
    'listening.sense': () => t('asked people to read together'),
    'listening.read': () => t('wrote what they hear'),
    'listening.read_done': () => t('finished reading'),
    'listening.theme': () => t('published a theme'),
  },
  notices: {
    'listening.invited': (name, thing) => ({
      text: t('{name} asks you to say how it is for you', { name }),
      href: at(thing, '/say'),
    }),
    'listening.offered': (_name, thing) => ({
      text: t('Somebody offers to listen to others'),
      href: at(thing, '/people'),
    }),
    'listening.played_back': (name, thing) => ({
      text: t('{name} wrote down what you said. Is it right?', { name }),
      href: voice(thing),
    }),
    'listening.second': (name, thing) => ({
      text: t('You are the second grown-up for what {name} said', { name }),
      href: voice(thing),
    }),
    'listening.confirmed': (_name, thing) => ({
      text: t('What you wrote down is said to be right'),
      href: voice(thing),
    }),
    'listening.to_read': (_name, thing) => ({
      text: t('A statement waits to be read'),
      href: at(thing, '/moderate'),
    }),
    'listening.lifted': (_name, thing) => ({
      text: t('Others are asked about a sentence of yours'),
      href: voice(thing),
    }),
    'listening.statement_shown': (_name, thing) => ({
      text: t('Others are asked about your statement'),
      href: at(thing, '/statements'),
    }),
    'listening.statement_not': (_name, thing) => ({
      text: t('Your statement is not shown, and why'),
      href: at(thing, '/statements'),
    }),
    'listening.sense': (name, thing) => ({
      text: t('{name} asks you to read what people said', { name }),
      href: sense(thing),
    }),
    'listening.side_by_side': (_name, thing) => ({
      text: t('What each of you heard stands side by side'),
      href: sense(thing),
    }),
    'listening.theme': (_name, thing) => ({
      text: t('A theme came out of what you said or follow'),
      href: `/listening/themes/${thing}`,
    }),
  },
  sources: {
    listening: { what: () => t('Listening'), href: (id) => `/listening/${id}` },
    voice: { what: () => t('Voice'), href: (id) => `/listening/voices/${id}` },
    statement: { what: () => t('Statement'), href: (id) => `/listening/statements/${id}` },
    theme: { what: () => t('Theme'), href: (id) => `/listening/themes/${id}` },
  },
  things: {
    listening: { what: () => t('Listening'), href: (id) => at(id), back: () => t('Listening') },
    voice: { what: () => t('What I said'), href: (id) => voice(id), back: () => t('What you said') },
    statement: {
      what: () => t('A statement of mine'),
      href: (id) => `/listening/statements/${id}`,
      back: () => t('Statement'),
    },
    theme: { what: () => t('Theme'), href: (id) => `/listening/themes/${id}`, back: () => t('Theme') },
  },
  held: {
    sections: {
      voicesSaid: () => t('What I said when somebody listened'),
      voicesHeard: () => t('Whose words I wrote down'),
      voicesSecond: () => t('Whose second grown-up I was'),
      statementsAdded: () => t('Statements I added'),
      statementVotes: () => t('How I answered statements'),
      readings: () => t('What I heard when we read together'),
      senseReader: () => t('What I was asked to read'),
    },
    fields: {
      shown: () => t('who may read it'),
      saidAs: () => t('under which name'),
      saidName: () => t('the name'),
      mayLift: () => t('may sentences be used'),
      channel: () => t('how I hear of it'),
      secondAdult: () => t('second adult'),
      confirmedAt: () => t('said to be right'),
      withdrawnAt: () => t('taken back'),
      standing: () => t('how it stands'),
      vote: () => t('answer'),
    },
    codes: {
      moderators: () => t('only those who listen'),
      place: () => t('people here, without a name'),
      public: () => t('everybody'),
      own: () => t('my own name'),
      other: () => t('another name'),
      none: () => t('no name'),
      here: () => t('here in Kith'),
      paper: () => t('on paper'),
      phone: () => t('by phone'),
      waiting: () => t('waits to be read'),
      in: () => t('others are asked'),
      meta: () => t('others are asked'),
      out: () => t('not shown'),
      names_somebody: () => t('It names somebody, or lets others guess who it is.'),
      other_matter: () => t('It is about something else.'),
      said_already: () => t('It is there already in other words.'),
      hurts: () => t('It could hurt people.'),
      unclear: () => t('It says more than one thing, or is hard to understand.'),
      agree: () => t('agree'),
      disagree: () => t('disagree'),
      pass: () => t('pass'),
      listening: () => t('Listening'),
      voice: () => t('What I said'),
      statement: () => t('A statement of mine'),
      theme: () => t('Theme'),
    },
  },
} satisfies Partial<Practice>
