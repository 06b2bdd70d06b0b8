import { t } from '#words'
import type { Practice } from '../../practice.ts'

const at = (thing: string | null, page = '') => `/gatherings/${thing}${page}`

/** How this practice's doings are said in the trail, in notices, on the thread and in what is held on somebody. */
export const words = {
  sources: {
    gathering: { what: () => t('Gathering'), href: (id) => at(id), mayEnd: true },
  },
  verbs: {
    'gathering.call': () => t('called a gathering'),
    'gathering.change': () => t('changed a gathering'),
    'gathering.call_off': () => t('called a gathering off'),
    'gathering.ask': () => t('asked somebody to a gathering'),
    'gathering.answer': () => t('said whether they come to a gathering'),
    'gathering.come_in': () => t('came in to a gathering'),
    'gathering.add_name': () => t('wrote a name on the list of a gathering'),
    'gathering.mark_here': () => t('marked who was at a gathering'),
    'gathering.take_off': () => t('took a name off the list of a gathering'),
    'gathering.order': () => t('set the running order of a gathering'),
    'gathering.make_rooms': () => t('had rooms made at a gathering'),
    'gathering.move': () => t('moved somebody to another room'),
    'gathering.note': () => t('wrote a line of notes'),
    'gathering.mark_key': () => t('marked a key point'),
    'gathering.take_back_note': () => t('took a line of notes back'),
    'gathering.hands': () => t('counted hands'),
    'gathering.close': () => t('closed a gathering'),
  },
  notices: {
    'gathering.called': (_name, thing) => ({
      text: t('A gathering is called. Do you come?'),
      href: at(thing),
    }),
    'gathering.asked': (name, thing) => ({
      text: t('{name} asks you to a gathering', { name }),
      href: at(thing),
    }),
    'gathering.changed': (_name, thing) => ({
      text: t('A gathering has another time or place'),
      href: at(thing),
    }),
    'gathering.called_off': (_name, thing) => ({ text: t('A gathering is called off'), href: at(thing) }),
    'gathering.tomorrow': (_name, thing) => ({
      text: t('A gathering you come to is tomorrow'),
      href: at(thing),
    }),
    'gathering.notes': (_name, thing) => ({
      text: t('The notes of a gathering are here'),
      href: at(thing, '/notes'),
    }),
  },
  things: {
    gathering: { what: () => t('Gathering'), href: at, back: () => t('The gathering') },
  },
  held: {
    sections: {
      gatherings: () => t('Gatherings I was asked to or came to'),
      gatheringNotes: () => t('Lines I wrote in the notes of gatherings'),
    },
    fields: {
      startsAt: () => t('when'),
      wasHere: () => t('was there'),
      comesFrom: () => t('comes from'),
    },
    codes: {
      maybe: () => t('maybe'),
    },
  },
} satisfies Partial<Practice>
