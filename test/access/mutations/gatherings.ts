import type { Mutation } from './mutation.ts'

/** Gatherings: who comes, and who may be in a room together. */
export const gatherings: readonly Mutation[] = [
  {
    harm: 'Whoever may see a gathering is shown who comes.',
    at: 'function gathering_list',
    from: 'and g.gathering_id = which and i_lead(which)',
    to: 'and g.gathering_id = which',
    seed: 1,
    asker: 0,
  },
  {
    harm: 'Whoever leads is shown somebody they are kept from.',
    at: 'function gathering_list',
    from: 'g.person_id not in (select person_id from barred_to_me())',
    to: 'true',
    seed: 1,
    asker: 2,
  },
  {
    harm: 'A child is in a room with one grown-up.',
    at: 'function room_lacks',
    from: 'count(*) < 2',
    to: 'count(*) < 1',
    seed: 2,
    asker: 5,
  },
]
