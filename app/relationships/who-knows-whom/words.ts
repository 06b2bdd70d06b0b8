import { t } from '#words'
import type { Practice } from '../../practice.ts'

const round = (thing: string | null, page: string) => `/who-knows-whom/rounds/${thing}/${page}`
const offer = (thing: string | null) => `/who-knows-whom/offers/${thing}`

/** How this practice's doings are said in the trail, in notices, and in what is held on somebody. */
export const words = {
  verbs: {
    'mapping.open': () => t('asked who knows whom'),
    'mapping.close': () => t('stopped asking who knows whom'),
    'mapping.mark': () => t('marked whom they know'),
    'mapping.say': () => t('said who they can turn to'),
    'mapping.let': () => t('chose who may read who they can turn to'),
    'mapping.withdraw': () => t('took back who they can turn to'),
    'mapping.offer': () => t('offered something'),
    'mapping.answer_offer': () => t('answered an offer'),
    'mapping.end_offer': () => t('said what became of an offer'),
  },
  notices: {
    'mapping.answer': (_name, thing) => ({
      text: t('Who can you turn to at school? Say it if you want to'),
      href: round(thing, 'answer'),
    }),
    'mapping.mark': (_name, thing) => ({
      text: t('Whom do you know well in your class?'),
      href: round(thing, 'mark'),
    }),
    // Who named them may be nobody they see.
    'mapping.read': (_name, thing) => ({
      text: t('You are named to read who learners can turn to'),
      href: round(thing, 'look'),
    }),
    'mapping.offered': (name, thing) => ({
      text: t('{name} offers you something', { name }),
      href: offer(thing),
    }),
    'mapping.second': (name, thing) => ({
      text: t('You are the second adult of an offer to {name}', { name }),
      href: offer(thing),
    }),
    'mapping.offer_answered': (name, thing) => ({
      text: t('{name} has answered your offer', { name }),
      href: offer(thing),
    }),
    'mapping.offer_ended': (name, thing) => ({
      text: t('{name} has said what became of an offer', { name }),
      href: offer(thing),
    }),
  },
  things: {
    turn_to: {
      what: () => t('Who I can turn to'),
      href: () => '/who-knows-whom',
      back: () => t('Who knows whom'),
      chosenThere: true,
      readFor: ({ id, name }) => ({
        href: `/who-knows-whom/of/${id}`,
        text: t('Who {name} can turn to', { name }),
      }),
    },
  },
  held: {
    sections: {
      turnTo: () => t('Who I said I can turn to'),
      knownBy: () => t('Who at school said how well they know me'),
      mappingMarks: () => t('How well I said I know learners'),
      mappingReader: () => t('When I was named to read who learners can turn to'),
      mappingOffers: () => t('What was offered to learners'),
    },
    fields: {
      said: () => t('said'),
      names: () => t('who'),
      mayRead: () => t('may read it'),
      mark: () => t('knows me, or I know them'),
      secondAdult: () => t('second adult'),
      offerAnswer: () => t('answer'),
      became: () => t('did it take place'),
      saidBy: () => t('said by'),
    },
    codes: {
      turn_to: () => t('who I can turn to'),
      named: () => t('because I let them read it'),
      people: () => t('somebody'),
      nobody: () => t('nobody'),
      well: () => t('well'),
      little: () => t('a little'),
      not: () => t('not'),
      met: () => t('yes'),
      yes: () => t('yes'),
      no: () => t('no, thank you'),
    },
  },
} satisfies Partial<Practice>
