import { sql } from 'kysely'
import { act, type Case, FRIEND_TIE, fresh, gives, helped, MENTOR_TIE, PLACE, SUPPORTER_TIE } from './case.ts'

const answer = (tie: string, whom: string, said = 'no') => sql`select answer_tie(${tie}, ${said}, ${whom})`

/** Asking, answering, confirming; codes, checks and second adults. */
export const tieCases: readonly Case[] = [
  {
    what: 'asking somebody for a tie',
    may: act('ravi', (ids) => sql`select ask_tie(${fresh('tie')}, 'friend', ${ids.priya}, 'from')`),
    mayNot: {
      'a grown-up a child without a code': act(
        'beth',
        (ids) => sql`select ask_tie(${fresh('tie')}, 'friend', ${ids.priya}, 'from')`,
      ),
      'somebody barred': act(
        'darren',
        (ids) => sql`select ask_tie(${fresh('tie')}, 'family', ${ids.priya}, 'from')`,
      ),
      oneself: act('ravi', (ids) => sql`select ask_tie(${fresh('tie')}, 'friend', ${ids.ravi}, 'from')`),
      'a helper without that verb': helped(
        'priya',
        'nia',
        ['web.write'],
        (ids) => sql`select ask_tie(${fresh('tie')}, 'friend', ${ids.ravi}, 'from')`,
      ),
      'a row of its own': act(
        'ravi',
        (ids) => sql`insert into ties (place_id, id, kind, from_id, to_id, made_by, source)
        values (${PLACE}, ${fresh('tie')}, 'friend', ${ids.ravi}, ${ids.priya}, ${ids.ravi}, 'person')`,
      ),
    },
  },
  {
    what: 'answering for a child whose age asks for a parent',
    may: act('amelia', (ids) => answer(SUPPORTER_TIE, ids.priya)),
    mayNot: {
      'where the age does not ask': act('amelia', (ids) => answer(MENTOR_TIE, ids.priya)),
      'the other side for the child': act('walter', (ids) => answer(SUPPORTER_TIE, ids.priya)),
      'the second adult': act('beth', (ids) => answer(SUPPORTER_TIE, ids.priya)),
      'somebody barred': act('darren', (ids) => answer(SUPPORTER_TIE, ids.priya)),
      'a helper': helped('amelia', 'priya', ['tie.ask'], (ids) => answer(SUPPORTER_TIE, ids.priya)),
      'a row of its own': act(
        'amelia',
        (ids) => sql`insert into tie_answers (place_id, id, tie_id, person_id, for_id, answer)
        values (${PLACE}, ${fresh('answer')}, ${MENTOR_TIE}, ${ids.amelia}, ${ids.priya}, 'no')`,
      ),
    },
  },
  {
    what: 'answering for oneself',
    may: act('ngozi', (ids) => answer(FRIEND_TIE, ids.ngozi)),
    mayNot: { 'about a tie of others': act('ravi', (ids) => answer(FRIEND_TIE, ids.ravi)) },
  },
  {
    what: 'confirming what a roll says',
    may: act('maja', (ids) => sql`select confirm_tie(${ids.parentTie}, 'refused')`),
    mayNot: {
      'the parent': act('amelia', (ids) => sql`select confirm_tie(${ids.parentTie}, 'confirmed')`),
      'a class teacher': act('poppy', (ids) => sql`select confirm_tie(${ids.parentTie}, 'confirmed')`),
      'a friendship': act('maja', () => sql`select confirm_tie(${FRIEND_TIE}, 'confirmed')`),
      'a row of its own': act(
        'maja',
        (ids) => sql`insert into tie_confirmations (place_id, id, tie_id, outcome, said_by)
        values (${PLACE}, ${fresh('confirmation')}, ${ids.parentTie}, 'confirmed', ${ids.maja})`,
      ),
    },
  },
  {
    what: 'recording a check',
    may: act(
      'maja',
      (ids) =>
        sql`select record_vetting(${fresh('check')}, ${ids.walter}, 'mentor', 'DBS', current_date, current_date + 9)`,
    ),
    mayNot: {
      'of oneself': act(
        'maja',
        (ids) =>
          sql`select record_vetting(${fresh('check')}, ${ids.maja}, 'mentor', 'DBS', current_date, current_date + 9)`,
      ),
      'a teacher': act(
        'poppy',
        (ids) =>
          sql`select record_vetting(${fresh('check')}, ${ids.walter}, 'mentor', 'DBS', current_date, current_date + 9)`,
      ),
      'a row of its own': act(
        'maja',
        (
          ids,
        ) => sql`insert into vettings (place_id, id, person_id, role, check_kind, issued_on, seen_by, review_on)
        values (${PLACE}, ${fresh('check')}, ${ids.walter}, 'mentor', 'DBS', current_date, ${ids.maja}, current_date + 9)`,
      ),
    },
  },
  {
    what: 'ending a check',
    may: act(
      'maja',
      () => sql`select end_vetting((select id from vettings where role = 'mentor' order by id limit 1))`,
    ),
    mayNot: {
      'the one it is about': act(
        'nia',
        (ids) => sql`select end_vetting((select id from vettings where person_id = ${ids.nia}))`,
      ),
    },
  },
  {
    what: 'calling somebody grown up',
    may: act(
      'poppy',
      (ids) => sql`select say_adult(${ids.freya})`,
      act(
        'freya',
        (ids) => sql`insert into shared_codes (place_id, code, person_id, until_at)
      values (${PLACE}, 'FREY2345', ${ids.freya}, now() + interval '1 hour')`,
      ),
      act('poppy', () => sql`select use_code('FREY2345')`),
    ),
    mayNot: {
      'a child': act('poppy', (ids) => sql`select say_adult(${ids.priya})`),
      oneself: act('poppy', (ids) => sql`select say_adult(${ids.poppy})`),
      'by a child': act('priya', (ids) => sql`select say_adult(${ids.nia})`),
      'by somebody unchecked': act('amelia', (ids) => sql`select say_adult(${ids.walter})`),
      'a row of its own': act(
        'poppy',
        (ids) => sql`insert into adult_words (place_id, person_id, basis, said_by)
        values (${PLACE}, ${ids.beth}, 'colleague', ${ids.poppy})`,
      ),
    },
  },
  {
    what: 'naming a second adult',
    may: act('maja', (ids) => sql`select name_companion(${fresh('companion')}, ${MENTOR_TIE}, ${ids.beth})`),
    mayNot: {
      'the mentor': act(
        'nia',
        (ids) => sql`select name_companion(${fresh('companion')}, ${MENTOR_TIE}, ${ids.beth})`,
      ),
      'the mentor as their own': act(
        'maja',
        (ids) => sql`select name_companion(${fresh('companion')}, ${MENTOR_TIE}, ${ids.nia})`,
      ),
      'a child': act(
        'maja',
        (ids) => sql`select name_companion(${fresh('companion')}, ${MENTOR_TIE}, ${ids.ravi})`,
      ),
      'a parent': act(
        'amelia',
        (ids) => sql`select name_companion(${fresh('companion')}, ${MENTOR_TIE}, ${ids.beth})`,
      ),
    },
  },
  {
    what: 'using a code',
    may: act('ravi', () => gives(sql`use_code('PRYA2345')`)),
    mayNot: {
      'somebody barred': act('darren', () => gives(sql`use_code('PRYA2345')`)),
      'one that is not': act('ravi', () => gives(sql`use_code('PRYA2346')`)),
      'a helper without that verb': helped('amelia', 'priya', ['web.write'], () =>
        gives(sql`use_code('PRYA6789')`),
      ),
    },
  },
  {
    what: 'making a code',
    may: act(
      'ravi',
      (ids) =>
        sql`insert into shared_codes (place_id, code, person_id, until_at) values (${PLACE}, 'RAVE2345', ${ids.ravi}, now() + interval '1 hour')`,
    ),
    mayNot: {
      'of another': act(
        'walter',
        (ids) =>
          sql`insert into shared_codes (place_id, code, person_id, until_at) values (${PLACE}, 'RAVE2345', ${ids.ravi}, now() + interval '1 hour')`,
      ),
      'a helper': helped(
        'priya',
        'nia',
        ['tie.ask'],
        (ids) =>
          sql`insert into shared_codes (place_id, code, person_id, until_at) values (${PLACE}, 'PRYB2345', ${ids.priya}, now() + interval '1 hour')`,
      ),
    },
  },
  {
    what: 'asking somebody new in',
    may: act(
      'priya',
      () =>
        sql`select add_invited(${fresh('person')}, ${fresh('tie')}, 'Kai', 'kai@wharton.example', 'friend', 'from')`,
    ),
    mayNot: {
      'as a parent': act(
        'amelia',
        () =>
          sql`select add_invited(${fresh('person')}, ${fresh('tie')}, 'Kai', 'kai@wharton.example', 'parent', 'from')`,
      ),
      'a helper': helped(
        'priya',
        'nia',
        ['tie.ask'],
        () =>
          sql`select add_invited(${fresh('person')}, ${fresh('tie')}, 'Kai', 'kai@wharton.example', 'friend', 'from')`,
      ),
      'by a line in the trail': act(
        'priya',
        (ids) => sql`select write_trail('person.invite', ${ids.priya}, ${MENTOR_TIE})`,
      ),
    },
  },
  {
    what: 'where to write to a parent',
    may: act('maja', (ids) => gives(sql`address_to_invite(${ids.amelia})`)),
    mayNot: {
      'a class teacher': act('poppy', (ids) => gives(sql`address_to_invite(${ids.amelia})`)),
      'a neighbour': act('walter', (ids) => gives(sql`address_to_invite(${ids.amelia})`)),
    },
  },
]
