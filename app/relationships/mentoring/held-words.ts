import { t } from '#words'
import type { Practice } from '../../practice.ts'

/** Words for what mentoring holds on somebody. */
export const heldWords: NonNullable<Practice['held']> = {
  sections: {
    mentorOffers: () => t('What I offered as a mentor'),
    offersAgreed: () => t('Offers of my children that I agreed to'),
    mentorChoices: () => t('Which mentors I chose'),
    mentorWishes: () => t('What must be so, for a mentor of mine'),
    mentorAsks: () => t('Who I asked for as a mentor'),
    mentorAnswers: () => t('What I answered to those who asked for a mentor'),
    mentorRefusals: () => t('Who I could not mentor'),
    mentorPairs: () => t('What rounds of mentors came to for me'),
    mentorRounds: () => t('Rounds of mentors I opened'),
  },
  fields: {
    aboutMe: () => t('about me'),
    agreedAt: () => t('agreed'),
    agreedBy: () => t('agreed by'),
    answer: () => t('answer'),
    cameBy: () => t('how'),
    chosenAt: () => t('chosen'),
    closesOn: () => t('closes'),
    companion: () => t('second adult'),
    languages: () => t('languages'),
    learner: () => t('learner'),
    loves: () => t('what I love'),
    mentor: () => t('mentor'),
    openedAt: () => t('opened'),
    places: () => t('how many learners'),
    publishedAt: () => t('told'),
    rank: () => t('place'),
    times: () => t('times'),
  },
  codes: {
    by_hand: () => t('put together by hand'),
    chosen: () => t('chosen'),
    mentor_ask: () => t('who I asked for as a mentor'),
    no_choices: () => t('had chosen nobody'),
    peer_mentor: () => t('mentor to somebody younger'),
    none_free: () => t('nobody had room'),
    none_possible: () => t('nobody they chose could be theirs'),
  },
}
