import { sql } from 'kysely'
import { idOf } from '#db/seeds/ids.ts'
import { act, type Case, FRIEND_TIE, fresh, helped, MENTOR_TIE, PLACE, PLAN, WEB } from './case.ts'

const ENTRY = idOf('entry priya 0')
const GOSIA = idOf('entry priya 6')
const KAI = idOf('entry priya 7')
const thing = (owner: string, kind: string, parent: string | null, id = fresh('thing')) =>
  sql`insert into things (place_id, id, kind, owner_id, parent_id) values (${PLACE}, ${id}, ${kind}, ${owner}, ${parent})`
const entry = (owner: string, tie: string | null, id = fresh('thing')) =>
  sql`insert into web_entries (place_id, id, owner_id, tie_id, name) values (${PLACE}, ${id}, ${owner}, ${tie}, ${tie === null ? 'my nan' : null})`
const grant = (of: string, by: string, tie: string) =>
  sql`insert into grants (place_id, id, thing_id, tie_id, may, given_by) values (${PLACE}, ${fresh('grant')}, ${of}, ${tie}, 'see', ${by})`
const rename = (id: string) => sql`update web_entries set name = 'Nan', how = null where id = ${id}`
const apart = (id: string) => sql`update things set apart_since = now() where id = ${id}`
const web = (as: 'ngozi') => act(as, (ids) => thing(ids[as], 'web', null, fresh('web')))
const part = (as: 'ngozi') => act(as, (ids) => thing(ids[as], 'web_entry', fresh('web')))

/** What one owns, opens and keeps apart; one's names for one's people. */
export const thingCases: readonly Case[] = [
  {
    what: 'making a part of what is one’s own',
    may: act('priya', (ids) => thing(ids.priya, 'web_entry', WEB)),
    mayNot: {
      'in another’s name': act('nia', (ids) => thing(ids.priya, 'web_entry', WEB)),
      'in another’s whole': act('nia', (ids) => thing(ids.nia, 'plan_item', PLAN)),
      'a helper without that verb': helped('priya', 'nia', ['tie.ask'], (ids) =>
        thing(ids.priya, 'web_entry', WEB),
      ),
    },
  },
  {
    what: 'setting a part apart',
    may: act('priya', () => apart(ENTRY)),
    mayNot: {
      'a mentor': act('nia', () => apart(ENTRY)),
      'a mother': act('amelia', () => apart(ENTRY)),
      'a helper': helped('priya', 'nia', ['web.write', 'plan.write'], () => apart(ENTRY)),
    },
  },
  {
    what: 'putting right a name that is only one’s own',
    may: act('priya', () => rename(GOSIA)),
    mayNot: {
      'a mentor': act('nia', () => rename(GOSIA)),
      'what is kept apart, by a helper': helped('priya', 'nia', ['web.write'], () => rename(KAI)),
      'a helper without that verb': helped('priya', 'nia', ['tie.ask'], () => rename(GOSIA)),
      'somebody here': act('priya', () => rename(ENTRY)),
      'into somebody else’s': act(
        'priya',
        (ids) => sql`update web_entries set owner_id = ${ids.nia} where id = ${GOSIA}`,
      ),
    },
  },
  {
    what: 'opening a thing through a tie',
    may: act('priya', (ids) => grant(WEB, ids.priya, FRIEND_TIE)),
    mayNot: {
      'of another': act('nia', (ids) => grant(WEB, ids.nia, MENTOR_TIE)),
      'in the owner’s name': act('nia', (ids) => grant(WEB, ids.priya, MENTOR_TIE)),
      'through a tie of others': act(
        'ngozi',
        (ids) => grant(fresh('web'), ids.ngozi, MENTOR_TIE),
        web('ngozi'),
      ),
      'a helper': helped('priya', 'nia', ['web.write', 'plan.write'], (ids) =>
        grant(WEB, ids.priya, FRIEND_TIE),
      ),
    },
  },
  {
    what: 'opening a thing to a group',
    may: act(
      'priya',
      (ids) => sql`insert into grants (place_id, id, thing_id, group_id, may, given_by)
      select ${PLACE}, ${fresh('grant')}, ${WEB}, group_id, 'see', ${ids.priya} from my_groups() limit 1`,
    ),
    mayNot: {
      'one they are not in': act(
        'priya',
        (ids) => sql`insert into grants (place_id, id, thing_id, group_id, may, given_by)
        values (${PLACE}, ${fresh('grant')}, ${WEB}, ${idOf('Mill Lane allotment')}, 'see', ${ids.priya})`,
      ),
    },
  },
  {
    what: 'taking back what was opened',
    may: act('priya', () => sql`update grants set taken_back_at = now() where thing_id = ${PLAN}`),
    mayNot: {
      'whom it was opened to': act(
        'nia',
        () => sql`update grants set until_at = null where thing_id = ${PLAN}`,
      ),
      'a helper': helped(
        'priya',
        'nia',
        ['plan.write'],
        () => sql`update grants set taken_back_at = now() where thing_id = ${PLAN}`,
      ),
    },
  },
  {
    what: 'saying who somebody is to one',
    may: act('ngozi', (ids) => entry(ids.ngozi, FRIEND_TIE), web('ngozi'), part('ngozi')),
    mayNot: {
      'by a tie of others': act('ngozi', (ids) => entry(ids.ngozi, MENTOR_TIE), web('ngozi'), part('ngozi')),
      'in another’s name': act('ngozi', (ids) => entry(ids.priya, null), web('ngozi'), part('ngozi')),
      'on what is no entry': act('ngozi', (ids) => entry(ids.ngozi, null, fresh('web')), web('ngozi')),
      'on another’s thing': act('ngozi', (ids) => entry(ids.ngozi, null, ENTRY)),
    },
  },
  {
    what: 'a new word about somebody',
    may: act(
      'priya',
      () =>
        sql`insert into entry_words (place_id, id, entry_id, circle, near, gives) values (${PLACE}, ${fresh('word')}, ${ENTRY}, 'family', 3, '{}')`,
    ),
    mayNot: {
      'of another': act(
        'nia',
        () =>
          sql`insert into entry_words (place_id, id, entry_id, circle, near, gives) values (${PLACE}, ${fresh('word')}, ${ENTRY}, 'family', 3, '{}')`,
      ),
      'a helper without that verb': helped(
        'priya',
        'nia',
        ['plan.write'],
        () =>
          sql`insert into entry_words (place_id, id, entry_id, circle, near, gives) values (${PLACE}, ${fresh('word')}, ${ENTRY}, 'family', 3, '{}')`,
      ),
    },
  },
  {
    what: 'taking an entry away',
    may: act('priya', () => sql`select remove_entry(${ENTRY})`),
    mayNot: {
      'of another': act('nia', () => sql`select remove_entry(${ENTRY})`),
      'a helper without that verb': helped(
        'priya',
        'nia',
        ['plan.write'],
        () => sql`select remove_entry(${ENTRY})`,
      ),
    },
  },
  {
    what: 'reading somebody’s people',
    may: act('nia', (ids) => sql`select read_web(${ids.priya})`),
    mayNot: {
      'who was not shown': act('amelia', (ids) => sql`select read_web(${ids.priya})`),
      'somebody barred': act('darren', (ids) => sql`select read_web(${ids.priya})`),
      'through a helper': helped('nia', 'freya', ['web.write'], (ids) => sql`select read_web(${ids.priya})`),
    },
  },
]
