import { t } from '#words'
import type { Practice } from '../../practice.ts'

const at = (thing: string | null) => `/assemblies/${thing}`

/** How this practice's doings are said in the trail, in notices, on threads and in what is held on somebody. */
export const words = {
  verbs: {
    'assembly.make': () => t('began a citizens’ assembly'),
    'assembly.change': () => t('changed what a citizens’ assembly is'),
    'assembly.name_answerer': () => t('named who answers a citizens’ assembly'),
    'assembly.draft': () => t('wrote a draft of an assembly’s question'),
    'assembly.comment': () => t('said what they think of a question'),
    'assembly.reply': () => t('answered what somebody thinks of a question'),
    'assembly.check': () => t('said how an assembly is done well'),
    'assembly.traits': () => t('chose what an assembly asks of people'),
    'assembly.quotas': () => t('set how many people of each kind an assembly has'),
    'assembly.addresses': () => t('brought in a list of addresses'),
    'assembly.letters': () => t('drew which addresses get a letter'),
    'assembly.type_answer': () => t('typed in an answer to a letter'),
    'assembly.join_answer': () => t('joined a letter’s answer to themselves'),
    'assembly.begin_draw': () => t('began a draw'),
    'assembly.publish_draw': () => t('published a draw before chance decided'),
    'assembly.void_draw': () => t('took a draw off the table'),
    'assembly.say_number': () => t('typed the numbers of a draw'),
    'assembly.draw': () => t('drew a panel'),
    'assembly.leave_panel': () => t('wrote down that somebody left a panel'),
    'assembly.change_panel': () => t('filled places on a panel'),
    'assembly.ask_to_day': () => t('asked a panel to a day'),
    'assembly.fund': () => t('set money aside for an assembly'),
    'assembly.pay': () => t('paid a member of a panel'),
    'assembly.recommend': () => t('wrote down a recommendation'),
    'assembly.count': () => t('counted how many were for a recommendation'),
  },
  notices: {
    'assembly.answerer': (name, thing) => ({
      text: t('{name} wrote down that you promised to answer an assembly', { name }),
      href: at(thing),
    }),
    'assembly.replied': (_name, thing) => ({
      text: t('There is an answer to what you said about a question'),
      href: `${at(thing)}/question`,
    }),
    'assembly.committed': (_name, thing) => ({
      text: t('A draw is published. Soon chance decides'),
      href: `/thread/${thing}`,
    }),
    'assembly.drawn': (_name, thing) => ({
      text: t('A panel has been drawn'),
      href: `/thread/${thing}`,
    }),
    'assembly.paid': (_name, thing) => ({
      text: t('You were paid for taking part in an assembly'),
      href: `${at(thing)}/expenses`,
    }),
    'assembly.recommended': (_name, thing) => ({
      text: t('An assembly recommends something'),
      href: `/thread/${thing}`,
    }),
  },
  things: {
    assembly: { what: () => t('Citizens’ assembly'), href: at, back: () => t('Citizens’ assembly') },
    recommendation: {
      what: () => t('Recommendation'),
      href: (id) => `/recommendations/${id}`,
      back: () => t('Recommendation'),
    },
  },
  sources: {
    assembly: { what: () => t('Citizens’ assembly'), href: at },
    recommendation: { what: () => t('Recommendation'), href: (id) => `/recommendations/${id}` },
  },
  held: {
    sections: {
      assemblyAnswers: () => t('What I said to letters of citizens’ assemblies'),
      assemblyComments: () => t('What I said about questions of citizens’ assemblies'),
      assemblyAnswerer: () => t('Citizens’ assemblies that I promised to answer'),
    },
    fields: {
      reach: () => t('how to reach me'),
      traits: () => t('what I said of myself'),
      reply: () => t('answer'),
    },
    codes: {
      assembly: () => t('citizens’ assembly'),
      recommendation: () => t('recommendation'),
    },
  },
} satisfies Partial<Practice>
