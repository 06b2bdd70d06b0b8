import { sql } from 'kysely'
import type { Name } from '#db/seeds/cast.ts'
import { act, type Case, FRIEND_TIE, fresh, helped, type Ids, PLACE } from './case.ts'

const [team, family, ask, familyAsk] = ['team', 'family', 'ask', 'family ask'].map(fresh) as [
  string,
  string,
  string,
  string,
]
const found = (id: string, kind: string) => () => sql`select found_group(${id}, ${kind}, 'Seeds')`
const founded = act('ngozi', found(team, 'team'))
const asks = (id: string, group: string, who: keyof Ids) => (ids: Ids) =>
  sql`select ask_into_group(${id}, ${group}, ${ids[who]})`
const asked = act('ngozi', asks(ask, team, 'priya'))
const says = (which: string, answer: string) => (ids: Ids) =>
  sql`select answer_group_ask(${which}, ${answer}, ${ids.priya})`
const waiting = [founded, asked] as const
const inside = [...waiting, act('priya', says(ask, 'yes'))] as const
const place = (ids: Ids) =>
  sql`select end_membership((select id from memberships where group_id = ${team} and person_id = ${ids.priya}))`
const atHome = [
  act('amelia', found(family, 'family')),
  act('amelia', asks(familyAsk, family, 'priya')),
] as const
const merge = (keep: Name, other: Name) => (ids: Ids) => sql`select merge_people(${ids[keep]}, ${ids[other]})`

/** A name that somebody put among their people. */
const named = (as: Name) => [
  act(
    as,
    (ids) =>
      sql`insert into things (place_id, id, kind, owner_id) values (${PLACE}, ${fresh('web')}, 'web', ${ids[as]})`,
  ),
  act(
    as,
    (ids) => sql`insert into things (place_id, id, kind, owner_id, parent_id)
      values (${PLACE}, ${fresh('entry')}, 'web_entry', ${ids[as]}, ${fresh('web')})`,
  ),
  act(
    as,
    (ids) => sql`insert into web_entries (place_id, id, owner_id, name)
      values (${PLACE}, ${fresh('entry')}, ${ids[as]}, 'Pip')`,
  ),
]

/** Groups that people make, and two records that are one person. */
export const groupCases: readonly Case[] = [
  {
    what: 'beginning a group',
    may: founded,
    mayNot: {
      'a school': act('ngozi', found(team, 'school')),
      'through a helper': helped('priya', 'nia', ['web.write'], found(team, 'team')),
    },
  },
  {
    what: 'asking somebody into it',
    may: act('ngozi', asks(ask, team, 'priya'), founded),
    mayNot: {
      'whom one has no tie with': act('ngozi', asks(ask, team, 'ravi'), founded),
      'without convening it': act('priya', asks(ask, team, 'nia'), ...inside),
      'without being in it': act('amelia', asks(ask, team, 'priya'), founded),
      'a child, where no second adult is': act(
        'nia',
        asks(ask, team, 'priya'),
        act('nia', found(team, 'circle')),
      ),
      'a friend into a family': act('ngozi', asks(ask, team, 'priya'), act('ngozi', found(team, 'family'))),
    },
  },
  {
    what: 'taking an ask back',
    may: act('ngozi', () => sql`select take_back_group_ask(${ask})`, ...waiting),
    mayNot: {
      'whoever is asked': act('priya', () => sql`select take_back_group_ask(${ask})`, ...waiting),
      'a stranger to it': act('ravi', () => sql`select take_back_group_ask(${ask})`, ...waiting),
    },
  },
  {
    what: 'answering an ask',
    may: act('priya', says(ask, 'yes'), ...waiting),
    mayNot: {
      'whoever asked': act('ngozi', says(ask, 'yes'), ...waiting),
      'a mother of somebody old enough': act('amelia', says(ask, 'yes'), ...waiting),
      'once it is taken back': act(
        'priya',
        says(ask, 'yes'),
        ...waiting,
        act('ngozi', () => sql`select take_back_group_ask(${ask})`),
      ),
      'once whoever asked must not meet one': act(
        'priya',
        says(ask, 'yes'),
        ...waiting,
        act('sian', (ids) => sql`select block_contact(${fresh('block')}, ${ids.priya}, ${ids.ngozi})`),
      ),
      'through a helper': {
        ...helped('priya', 'nia', ['tie.ask'], says(ask, 'yes')),
        after: [...waiting, ...(helped('priya', 'nia', ['tie.ask'], says(ask, 'yes')).after ?? [])],
      },
    },
  },
  {
    what: 'a yes to a family',
    may: act('priya', says(familyAsk, 'yes'), ...atHome),
    mayNot: {
      'by her other parent in her name': act('maryam', says(familyAsk, 'yes'), ...atHome, {
        as: 'priya',
        does: says(familyAsk, 'yes'),
      }),
      'once they are kin no more': act('priya', says(familyAsk, 'yes'), ...atHome, {
        as: 'amelia',
        does: (ids) => sql`select answer_tie(${ids.parentTie}, 'no', ${ids.amelia})`,
      }),
    },
  },
  {
    what: 'leaving a group',
    may: act('priya', () => sql`select leave_group(${team})`, ...inside),
    mayNot: {
      'whoever is not in it': act('amelia', () => sql`select leave_group(${team})`, ...inside),
      'a class': act(
        'priya',
        () => sql`select leave_group((select group_id from my_groups() where kind = 'class' limit 1))`,
      ),
    },
  },
  {
    what: 'ending somebody’s place',
    may: act('ngozi', place, ...inside),
    mayNot: {
      'one of it': act(
        'priya',
        (ids) =>
          sql`select end_membership((select id from memberships where group_id = ${team} and person_id = ${ids.ngozi}))`,
        ...inside,
      ),
      'a mother': act('amelia', place, ...inside),
      'in a class': act(
        'priya',
        (ids) =>
          sql`select end_membership((select m.id from memberships m join my_groups() g on g.group_id = m.group_id
            where g.kind = 'class' and m.person_id = ${ids.ngozi} limit 1))`,
      ),
    },
  },
  {
    what: 'ending a group',
    may: act('ngozi', () => sql`select end_group(${team})`, ...inside),
    mayNot: {
      'one of it': act('priya', () => sql`select end_group(${team})`, ...inside),
      'a stranger to it': act('ravi', () => sql`select end_group(${team})`, ...inside),
    },
  },
  {
    what: 'saying who a name is',
    may: act(
      'ngozi',
      () => sql`select entry_becomes_tie(${fresh('entry')}, ${FRIEND_TIE})`,
      ...named('ngozi'),
    ),
    mayNot: {
      'a tie of others': act(
        'ravi',
        () => sql`select entry_becomes_tie(${fresh('entry')}, ${FRIEND_TIE})`,
        ...named('ravi'),
      ),
      'an entry of another': act(
        'priya',
        () => sql`select entry_becomes_tie(${fresh('entry')}, ${FRIEND_TIE})`,
        ...named('ngozi'),
      ),
    },
  },
  {
    what: 'making two records one',
    may: act('maja', merge('amelia', 'maryam')),
    mayNot: {
      'a teacher': act('poppy', merge('amelia', 'maryam')),
      'a lead': act('sian', merge('amelia', 'maryam')),
      'one of the two': act('amelia', merge('amelia', 'maryam')),
      'two who have met': act('maja', merge('amelia', 'priya')),
      'a lead’s record': act('maja', merge('amelia', 'sian')),
      'one’s own': act('maja', merge('maja', 'amelia')),
    },
  },
]
