import { sql } from 'kysely'
import { idOf } from '#db/seeds/ids.ts'
import { act, type Case, fresh, gives, helped, PLACE } from './case.ts'

const EAST = idOf('Bridgefield East')
const ROUND = fresh('round')
const choose = (mentor: string) => sql`select choose_mentors(array[${mentor}]::uuid[], '{}', '{}')`
const offer = sql`select offer_mentoring(${fresh('offer')}, 'I listen.', '', '{}', '{}', 1)`
const ask = sql`select ask_for_mentor(${fresh('ask')}, 'My uncle', null)`
const answer = sql`select answer_mentor_ask(${fresh('ask')}, 'He is asked.')`
const asked = act('ngozi', () => ask)
const open = sql`select open_mentor_round(${ROUND}, ${EAST}, current_date + 1)`
const opened = act('maja', () => open)
const refuse = (mentor: string, learner: string) =>
  sql`insert into mentor_refusals (place_id, mentor_id, learner_id) values (${PLACE}, ${mentor}, ${learner})`

/** Offering, choosing, asking, refusing, and what those who run mentoring do. */
export const mentoringCases: readonly Case[] = [
  {
    what: 'choosing mentors',
    may: act('ngozi', (ids) => choose(ids.walter)),
    mayNot: {
      'somebody who has not offered': act('ngozi', (ids) => choose(ids.beth)),
      'a learner who has a mentor somebody new': act('priya', (ids) => choose(ids.walter)),
      'a grown-up': act('amelia', (ids) => choose(ids.walter)),
      'a helper': helped('ngozi', 'ravi', ['web.write'], (ids) => choose(ids.walter)),
      'a row of its own': act(
        'ngozi',
        (ids) =>
          sql`insert into mentor_choices (place_id, learner_id, rank, mentor_id) values (${PLACE}, ${ids.ngozi}, 1, ${ids.walter})`,
      ),
    },
  },
  {
    what: 'offering to be a mentor',
    may: act('beth', () => offer),
    mayNot: {
      'a helper': helped('priya', 'nia', ['plan.write'], () => offer),
      'a row of its own': act(
        'beth',
        (ids) => sql`insert into mentor_offers (place_id, id, person_id, about, places)
          values (${PLACE}, ${fresh('offer')}, ${ids.beth}, 'I listen.', 1)`,
      ),
    },
  },
  {
    what: 'ending an offer',
    may: act('nia', () => sql`select end_mentor_offer()`),
    mayNot: { 'who has none': act('beth', () => sql`select end_mentor_offer()`) },
  },
  {
    what: 'saying who one could not take',
    may: act('poppy', (ids) => refuse(ids.poppy, ids.ngozi)),
    mayNot: {
      'for another': act('poppy', (ids) => refuse(ids.nia, ids.ngozi)),
      'of a child one does not see': act('walter', (ids) => refuse(ids.walter, ids.ngozi)),
      'of a grown-up': act('poppy', (ids) => refuse(ids.poppy, ids.nia)),
      'a helper': helped('priya', 'nia', ['plan.write'], (ids) => refuse(ids.priya, ids.ngozi)),
    },
  },
  {
    what: 'asking for somebody known',
    may: asked,
    mayNot: {
      'a grown-up': act('amelia', () => ask),
      'a helper': helped('ngozi', 'ravi', ['web.write'], () => ask),
      'somebody one does not see': act(
        'ngozi',
        (ids) => sql`select ask_for_mentor(${fresh('ask')}, 'Him', ${ids.walter})`,
      ),
    },
  },
  {
    what: 'answering that',
    may: act('freya', () => answer, asked),
    mayNot: {
      'a teacher': act('poppy', () => answer, asked),
      'a safeguarding lead': act('sian', () => answer, asked),
      'the learner': act('ngozi', () => answer, asked),
    },
  },
  {
    what: 'opening a round',
    may: opened,
    mayNot: {
      'a teacher': act('poppy', () => open),
      'a safeguarding lead': act('sian', () => open),
      'a head above her own': act(
        'freya',
        () =>
          sql`select open_mentor_round(${ROUND}, id, current_date) from groups where kind = 'partnership'`,
      ),
      'a helper': helped('maja', 'freya', ['profile.write'], () => open),
    },
  },
  {
    what: 'calling a round off',
    may: act('freya', () => sql`select call_off_mentor_round(${ROUND})`, opened),
    mayNot: {
      'a teacher': act('poppy', () => sql`select call_off_mentor_round(${ROUND})`, opened),
      'a mentor': act('nia', () => sql`select call_off_mentor_round(${ROUND})`, opened),
    },
  },
  {
    what: 'seeing what a round will be made from',
    may: act('maja', () => sql`select * from mentor_round_facts(${ROUND})`, opened),
    mayNot: {
      'the rankings themselves': act('maja', () => gives(sql`mentor_round_input(${ROUND})`), opened),
      'a teacher': act('poppy', () => sql`select * from mentor_round_facts(${ROUND})`, opened),
    },
  },
]
