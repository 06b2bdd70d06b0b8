import { t } from '#words'
import type { Practice } from '../practice.ts'

const here = (thing: string | null) => ({ href: `/thread/${thing}` })

/** What the trail and notices say of threads and ballots. */
export const words: Pick<Practice, 'verbs' | 'notices' | 'sources'> = {
  sources: { ballot: { what: () => t('Vote'), href: (id) => `/thread/${id}`, mayEnd: true } },
  verbs: {
    'thread.link': () => t('said what led to what'),
    'thread.give_part': () => t('named somebody to help run something'),
    'thread.end_part': () => t('ended somebody’s part in running something'),
    'thread.ask_answer': () => t('asked somebody for an answer'),
    'thread.answer': () => t('gave an answer'),
    'ballot.make': () => t('made a vote'),
    'ballot.fill_roll': () => t('put everybody a vote is for on its list'),
    'ballot.add_to_roll': () => t('put somebody on the list of a vote'),
    'ballot.withdraw_option': () => t('took a choice out of a vote'),
    'ballot.close': () => t('ended a vote'),
  },
  notices: {
    'thread.part': (name, thing) => ({
      text: t('{name} named you to help run something', { name }),
      ...here(thing),
    }),
    'thread.answer_owed': (_, thing) => ({ text: t('You are asked for an answer'), ...here(thing) }),
    'thread.answered': (_, thing) => ({
      text: t('Somebody answered what you said or follow'),
      ...here(thing),
    }),
    'thread.promised': (_, thing) => ({
      text: t('Somebody promised something because of what you said or follow'),
      ...here(thing),
    }),
    'thread.promise_proposed': (name, thing) => ({
      text: t('{name} asks you to promise something', { name }),
      ...here(thing),
    }),
    'thread.came': (_, thing) => ({ text: t('Something came of what you said or follow'), ...here(thing) }),
  },
}
