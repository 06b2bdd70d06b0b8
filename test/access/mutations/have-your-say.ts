import type { Mutation } from './mutation.ts'

/** Gatherings and the money: what is told of them beyond what their source is. */
export const haveYourSay: readonly Mutation[] = [
  {
    harm: 'Somebody is told that the child sits with them from whom they are kept.',
    at: 'function my_rooms',
    from: 'and (g.person_id is null or g.person_id not in (select person_id from barred_to_me()))',
    to: '',
    seed: 35,
    asker: 6,
  },
  {
    harm: 'Whoever acts for a guest sits in the room too.',
    at: 'function my_seats',
    from: 'and helper() is null',
    to: '',
    seed: 2,
    asker: 10,
  },
  {
    harm: 'Notes are read before they are sent out.',
    at: 'function notes_of',
    from: '(g.sent_at is not null and sees_source(which))',
    to: 'sees_source(which)',
    seed: 2,
    asker: 0,
  },
  {
    harm: 'Somebody reads what the child noted from whom they are kept.',
    at: 'function notes_of',
    from: 'and n.by_id not in (select person_id from barred_to_me())',
    to: '',
    seed: 1,
    asker: 2,
  },
  {
    harm: 'Money of a group is seen by everybody who teaches in it.',
    at: 'policy accounts.mine_or_source',
    from: "WHERE (my_powers.power = 'host'::text)",
    to: '',
    seed: 1,
    asker: 0,
  },
  {
    harm: 'Whoever acts for somebody sees what is paid to them.',
    at: 'policy accounts.mine_or_source',
    from: '(( SELECT helper() AS helper) IS NULL) AND',
    to: '',
    seed: 3,
    asker: 10,
  },
  {
    harm: 'What was paid is read by who sees neither side.',
    at: 'policy entries.either_side',
    from: 'AND ((from_id IN ( SELECT accounts.id FROM accounts)) OR (to_id IN ( SELECT accounts.id FROM accounts)))',
    to: '',
    seed: 1,
    asker: 0,
  },
]
