import type { Mutation } from './mutation.ts'

/** Who reads offers, rankings, asks, refusals and rounds. */
export const mentoring: readonly Mutation[] = [
  {
    harm: 'Whom a learner would like is read by everybody.',
    at: 'policy mentor_choices.mine',
    from: '(learner_id = ( SELECT me() AS me))',
    to: 'true',
    seed: 2,
    asker: 1,
  },
  {
    harm: 'A mentor reads who chose them.',
    at: 'policy mentor_choices.mine',
    from: 'learner_id = ( SELECT me() AS me)',
    to: '( SELECT me() AS me) IN (learner_id, mentor_id)',
    seed: 2,
    asker: 3,
  },
  {
    harm: 'Somebody who acts for a learner reads their ranking.',
    at: 'policy mentor_choices.mine',
    from: '(( SELECT helper() AS helper) IS NULL)',
    to: 'true',
    seed: 8,
    asker: 10,
  },
  {
    harm: 'A learner reads who could not take them.',
    at: 'policy mentor_refusals.mine',
    from: '(mentor_id = ( SELECT me() AS me))',
    to: '(( SELECT me() AS me) IN (mentor_id, learner_id))',
    seed: 3,
    asker: 0,
  },
  {
    harm: 'Whom a learner asks for is read by whoever it is.',
    at: 'policy mentor_asks.mine',
    from: '(learner_id = ( SELECT me() AS me))',
    to: '(( SELECT me() AS me) IN (learner_id, person_id))',
    seed: 3,
    asker: 2,
  },
  {
    harm: 'Offers of those without a check are read by everybody.',
    at: 'policy mentor_offers.mine',
    from: '(person_id = ( SELECT me() AS me))',
    to: 'true',
    seed: 1,
    asker: 0,
  },
  {
    harm: 'Whoever sees a roll runs its rounds of mentors.',
    at: 'policy mentor_rounds.runners',
    from: "'run_mentoring'::text",
    to: "'see_roll'::text",
    seed: 1,
    asker: 0,
  },
]
