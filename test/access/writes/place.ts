import { sql } from 'kysely'
import { act, type Case, fresh, gives, helped, PLACE } from './case.ts'

const term = sql`insert into terms (place_id, id, group_id, kind, title, starts_on, ends_on)
  select ${PLACE}, ${fresh('term')}, id, 'term', 'Extra', current_date, current_date from groups where kind = 'school' order by id limit 1`
const begin = (
  by: string,
) => sql`insert into imports (place_id, id, format, source, file_name, dry_run, started_by)
  values (${PLACE}, ${fresh('import')}, 'plain', 'roll', 'roll.csv', true, ${by})`
const row = sql`insert into import_rows (place_id, import_id, n, new_id, kind, record) values (${PLACE}, ${fresh('import')}, 1, ${fresh('row')}, 'person', '{}')`
const begun = act('maja', (ids) => begin(ids.maja))

/** Who one is, what one is told, and the work of a school. */
export const placeCases: readonly Case[] = [
  {
    what: 'telling of a change of one’s own sign-in',
    may: act('priya', () => sql`select sign_in_changed('email.added')`),
    mayNot: {
      'a change that is none': act('priya', () => sql`select sign_in_changed('parent.confirmed')`),
      'a helper': helped('priya', 'nia', ['profile.write'], () => sql`select sign_in_changed('email.added')`),
    },
  },
  {
    what: 'asking whether two records were born on one day',
    may: act('maja', (ids) => gives(sql`births_of(${ids.priya}, ${ids.ngozi})`)),
    mayNot: {
      'a teacher': act('poppy', (ids) => gives(sql`births_of(${ids.priya}, ${ids.ngozi})`)),
      'a mother': act('amelia', (ids) => gives(sql`births_of(${ids.priya}, ${ids.ngozi})`)),
      'of somebody who reads concerns': act('maja', (ids) =>
        gives(sql`births_of(${ids.priya}, ${ids.sian})`),
      ),
    },
  },
  {
    what: 'changing a name',
    may: act('priya', (ids) => sql`update people set preferred_name = 'Pri' where id = ${ids.priya}`),
    mayNot: {
      'of a daughter': act(
        'amelia',
        (ids) => sql`update people set preferred_name = 'Pri' where id = ${ids.priya}`,
      ),
      'a helper without that verb': helped(
        'priya',
        'nia',
        ['web.write'],
        (ids) => sql`update people set preferred_name = 'Pri' where id = ${ids.priya}`,
      ),
      'the day one came': act(
        'priya',
        (ids) => sql`update people set arrived_at = now() where id = ${ids.priya}`,
      ),
    },
  },
  {
    what: 'changing an address',
    may: act(
      'amelia',
      (ids) => sql`update people_private set email = 'a@wharton.example' where person_id = ${ids.amelia}`,
    ),
    mayNot: {
      'of a daughter': act(
        'amelia',
        (ids) => sql`update people_private set email = 'a@wharton.example' where person_id = ${ids.priya}`,
      ),
      'a helper': helped(
        'amelia',
        'priya',
        ['profile.write'],
        (ids) => sql`update people_private set email = 'a@wharton.example' where person_id = ${ids.amelia}`,
      ),
      'one’s age': act(
        'priya',
        (ids) => sql`update people_private set birth_date = '1990-01-01' where person_id = ${ids.priya}`,
      ),
    },
  },
  {
    what: 'correcting a roll',
    may: act(
      'priya',
      (ids) =>
        sql`insert into corrections (place_id, person_id, field) values (${PLACE}, ${ids.priya}, 'pronouns')`,
    ),
    mayNot: {
      'about another': act(
        'amelia',
        (ids) =>
          sql`insert into corrections (place_id, person_id, field) values (${PLACE}, ${ids.priya}, 'pronouns')`,
      ),
    },
  },
  {
    what: 'marking a notice',
    may: act('priya', (ids) => sql`update notices set seen_at = now() where to_id = ${ids.priya}`),
    mayNot: {
      'of another': act(
        'amelia',
        (ids) => sql`update notices set seen_at = now() where to_id = ${ids.priya}`,
      ),
      'as another’s': act(
        'priya',
        (ids) => sql`update notices set to_id = ${ids.nia} where to_id = ${ids.priya}`,
      ),
    },
  },
  {
    what: 'what was asked for once',
    may: act(
      'priya',
      (ids) =>
        sql`insert into done_requests (place_id, id, person_id) values (${PLACE}, ${fresh('request')}, ${ids.priya})`,
    ),
    mayNot: {
      'by another': act(
        'amelia',
        (ids) =>
          sql`insert into done_requests (place_id, id, person_id) values (${PLACE}, ${fresh('request')}, ${ids.priya})`,
      ),
      'in another place': act(
        'priya',
        (ids) =>
          sql`insert into done_requests (place_id, id, person_id) values (${fresh('place')}, ${fresh('request')}, ${ids.priya})`,
      ),
    },
  },
  {
    what: 'setting terms',
    may: act('maja', () => term),
    mayNot: { 'a teacher': act('poppy', () => term), 'a child': act('priya', () => term) },
  },
  {
    what: 'bringing a roll in',
    may: begun,
    mayNot: {
      'a teacher': act('poppy', (ids) => begin(ids.poppy)),
      'in another’s name': act('maja', (ids) => begin(ids.freya)),
      'through a helper': helped('maja', 'freya', ['profile.write'], (ids) => begin(ids.maja)),
    },
  },
  {
    what: 'its rows',
    may: act('maja', () => row, begun),
    mayNot: { 'into another’s': act('freya', () => row, begun) },
  },
  {
    what: 'writing what it says',
    may: act('maja', () => sql`select import_apply(${fresh('import')}, false)`, begun),
    mayNot: { 'of another': act('freya', () => sql`select import_apply(${fresh('import')}, false)`, begun) },
  },
]
