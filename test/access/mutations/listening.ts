import type { Mutation } from './mutation.ts'

/** Listening: who reads what somebody said, and what waits to be read. */
export const listening: readonly Mutation[] = [
  {
    harm: 'Who was not asked finds what a class is listened to about.',
    at: 'policy listenings.with_source',
    from: '(id IN ( SELECT sources.id FROM sources))',
    to: 'true',
    seed: 1,
    asker: 0,
  },
  {
    harm: 'Who was not asked reads why moderators left statements out.',
    at: 'policy listening_log.with_listening',
    from: '(listening_id IN ( SELECT listenings.id FROM listenings))',
    to: 'true',
    seed: 1,
    asker: 0,
  },
  {
    harm: 'A moderator reads what a listener wrote before its teller said that it is right.',
    at: 'function voices_in',
    from: 'and v.confirmed_at is not null',
    to: '',
    seed: 2,
    asker: 1,
  },
  {
    harm: 'A moderator reads what somebody said from whom they are kept.',
    at: 'function voices_in',
    from: 'v.teller_id not in (select id from barred)',
    to: 'true',
    seed: 13,
    asker: 3,
  },
  {
    harm: 'Whoever sees a listening reads statements that no moderator has read, with children’s names in them.',
    at: 'function statements_to_read',
    from: 'and i_moderate(which)',
    to: '',
    seed: 3,
    asker: 0,
  },
  {
    harm: 'A listener goes on seeing whose words they wrote down, when the two are kept apart.',
    at: 'function my_voices',
    from: 'or v.teller_id not in (select person_id from barred_to_me())',
    to: 'or true',
    seed: 7,
    asker: 2,
  },
]
