import type { Naming } from '#core/people/where-people-are.ts'

/** What every column of mentoring's tables that holds an id is to somebody. */
export const people: Readonly<Record<string, Naming>> = {
  'mentor_asks.answered_by': { told: 'mentorAnswers' },
  'mentor_asks.id': 'nobody',
  'mentor_asks.learner_id': { told: 'mentorAsks' },
  'mentor_asks.person_id': { not: 'That somebody asked for you is theirs to tell you.' },
  'mentor_choices.learner_id': { told: 'mentorChoices' },
  'mentor_choices.mentor_id': { not: 'Whom a learner would like is read by the learner and the round only.' },
  'mentor_offers.agreed_by': { told: 'offersAgreed' },
  'mentor_offers.id': 'nobody',
  'mentor_offers.person_id': { told: 'mentorOffers' },
  'mentor_pairs.companion_id': { told: 'mentorPairs' },
  'mentor_pairs.learner_id': { told: 'mentorPairs' },
  'mentor_pairs.mentor_id': { told: 'mentorPairs' },
  'mentor_pairs.round_id': 'nobody',
  'mentor_pairs.tie_id': 'nobody',
  'mentor_refusals.learner_id': {
    not: 'Whom a mentor could not take is read by the mentor and the round only.',
  },
  'mentor_refusals.mentor_id': { told: 'mentorRefusals' },
  'mentor_rounds.group_id': 'nobody',
  'mentor_rounds.id': 'nobody',
  'mentor_rounds.opened_by': { told: 'mentorRounds' },
  'mentor_wishes.learner_id': { told: 'mentorWishes' },
}
