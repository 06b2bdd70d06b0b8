/** Views that the definer owns, and why each exists. Requests read none of them. */
export const definerViews: Readonly<Record<string, string>> = {
  ages: 'child or grown up, from birth dates and rolls that nobody who asks may read',
  under_concern: 'about whom a concern is that rests their ties, which nobody may read',
  open_blocks: 'who is kept from whom, which the one kept away may not see',
  checks_in_date: 'checks that stand',
  open_companions: 'second adults who have not been taken off',
  companions_who_count: 'second adults, by departures, concerns and blocks that nobody may read',
  standing_holds: 'what is under a hold now, which only those who decide may know',
  tie_facts: 'all that keeps a tie from being live, one column each',
  tie_states: 'asked, live or resting, without the reason',
  told_ties: 'ties that their two are told of',
  mentor_openings:
    'offers to be a mentor that stand, by checks, ages, departures and concerns that nobody may read',
  mentor_pairings: 'pairs that hold a mentor’s place, without the reason for which one rests',
  mentor_waits: 'pairs that rest for a check or a second adult alone, to tell those who run mentoring',
  group_ask_facts: 'how an ask into a group stands, by answers and blocks that the asker may not see',
}
