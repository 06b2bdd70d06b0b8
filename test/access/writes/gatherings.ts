import { sql } from 'kysely'
import { idOf } from '#db/seeds/ids.ts'
import { act, type Case, fresh, helped, helpedByBeth, type Ids, PLACE } from './case.ts'

const [OVER, TO_COME, NOW] = [
  idOf('gathering roundtable'),
  idOf('gathering drop-in'),
  idOf('gathering evening'),
]
const COUNCIL = idOf('Town Council')

const call = (host: string) => () =>
  sql`select call_gathering(${fresh('gathering')}, ${host}, 'Soup', 'drop_in', now() + interval '3 days', 60, 'The hall', '', 'named',
    null, null, null, null)`
const say = (which: string) => () => sql`select answer_gathering(${which}, 'yes')`
const list = (which: string) => () => sql`select from gathering_list(${which})`
const ngozi = () => sql`select from gathering_list(${TO_COME}) where name like 'Ngo%'`
const comes = act('ngozi', say(TO_COME))
/** Somebody’s line on the evening’s list. */
const guest = (who: string) => sql`(select guest_id from gathering_list(${NOW}) where name like ${`${who}%`})`
const here = (who: string) => () =>
  sql`select mark_here(${NOW}, jsonb_build_object(${guest(who)}::text, 'yes'))`
const roomOf = (who: string) => sql`(select room_id from rooms_of(${NOW}) where name like ${`${who}%`})`
/** A row where somebody is moved, none where something is lacking. */
const move = (who: string, to: string) => () =>
  sql`select from (select move_guest(${NOW}, ${guest(who)}, ${roomOf(to)}) as lacks) m where lacks is null`
const write =
  (room: string | null, which = NOW) =>
  () =>
    sql`select write_note(${fresh('note')}, ${which}, ${room === null ? sql`null` : sql`(select room_id from my_rooms(${which}))`}, 'A swing')`
const written = act('priya', write(null))
const read = () => sql`select from notes_of(${NOW}) where id = ${fresh('note')}`
const keptApart = act(
  'sian',
  (ids: Ids) => sql`select block_contact(${fresh('block')}, ${ids.ngozi}, ${ids.ravi})`,
)
const poll = (as: 'tomos' | 'beth') =>
  act(
    as,
    () => sql`select make_ballot(${fresh('poll')}, ${NOW}, 'Again?', 'single', false, '{"roll":"parts","part":"here"}', ${'0'.repeat(64)}, null,
      now() - interval '1 minute', null, ${JSON.stringify([{ id: fresh('yes'), title: 'Yes' }])}::jsonb)`,
  )
const vote = () =>
  sql`select from cast_vote(${fresh('poll')}, null, ${JSON.stringify({ options: [fresh('yes')] })}::jsonb)`

/** Gatherings: who calls, comes, is on which list, sits where, writes, reads and votes. */
export const gatheringCases: readonly Case[] = [
  {
    what: 'calling a gathering',
    may: act('tomos', call(COUNCIL)),
    mayNot: {
      'a councillor': act('ines', call(COUNCIL)),
      'in the name of another group': act('tomos', call(idOf('Mill Lane allotment'))),
      'through a helper': helpedByBeth(call(COUNCIL)),
      'a row of its own': act(
        'tomos',
        () => sql`insert into gatherings (place_id, id, shape, starts_at, minutes, at_place, about, series_id)
          values (${PLACE}, ${fresh('gathering')}, 'cell', now(), 60, '', '', ${fresh('gathering')})`,
      ),
    },
  },
  {
    what: 'saying that one comes',
    may: act('ngozi', say(TO_COME)),
    mayNot: {
      'to what is over': act('ngozi', say(OVER)),
      'to what only those asked by name see': act(
        'ngozi',
        say(fresh('gathering')),
        act('tomos', call(COUNCIL)),
      ),
      'a stranger': act('nobody', say(TO_COME)),
      'through a helper': helped('priya', 'nia', ['web.write'], say(TO_COME)),
    },
  },
  {
    what: 'seeing who comes',
    may: act('beth', list(TO_COME)),
    mayNot: {
      'somebody who comes': act('walter', list(TO_COME)),
      'a lead': act('sian', list(TO_COME)),
      'a stranger': act('nobody', list(OVER)),
    },
  },
  {
    what: 'being shown that a child comes',
    may: act('beth', ngozi, comes),
    mayNot: {
      'who is kept from her': act(
        'beth',
        ngozi,
        comes,
        act('sian', (ids) => sql`select block_contact(${fresh('block')}, ${ids.ngozi}, ${ids.beth})`),
      ),
      'about whom there is a concern': act(
        'beth',
        ngozi,
        comes,
        act(
          'maja',
          (ids) =>
            sql`select raise_concern(${fresh('concern')}, ${ids.beth}, 'about', 'She asks them to stay behind alone')`,
        ),
      ),
    },
  },
  {
    what: 'marking who is there',
    may: act('tomos', here('Sam')),
    mayNot: {
      'somebody who is there': act(
        'walter',
        () => sql`select mark_here(${NOW}, ${JSON.stringify({ [idOf('guest sam')]: 'yes' })}::jsonb)`,
      ),
      'one of another gathering': act(
        'tomos',
        () => sql`select mark_here(${NOW}, ${JSON.stringify({ [idOf('guest ali')]: 'yes' })}::jsonb)`,
      ),
    },
  },
  {
    what: 'putting somebody into another room',
    may: act('tomos', move('Sam', 'Walter')),
    mayNot: {
      'somebody who is there': act('walter', move('Sam', 'Walter')),
      'out of a room that then has one grown-up known here with a child': act(
        'tomos',
        move('Ines', 'Walter'),
      ),
      'a check out of a room with a child': act('tomos', move('Walter', 'Ines')),
      'a child to somebody they are kept from': act('tomos', move('Ngo', 'Ravi'), keptApart),
      'where the check has lapsed': act(
        'tomos',
        move('Sam', 'Walter'),
        act(
          'maja',
          () =>
            sql`select end_vetting(v.id) from vettings v join people p on p.id = v.person_id where p.given_name = 'Walter' and p.family_name = 'Osei'`,
        ),
      ),
    },
  },
  {
    what: 'writing notes',
    may: act('priya', write('mine')),
    mayNot: {
      'who is not there': act('amelia', write(null)),
      'in a room of others': act(
        'priya',
        () => sql`select write_note(${fresh('note')}, ${NOW}, (select n.room_id from notes_of(${NOW}) n where n.id = ${idOf('note 7')}), 'x')
          from gatherings where ${idOf('note 7')}::uuid in (select id from notes_of(${NOW}))`,
      ),
      'when it is over': act('walter', write(null, OVER)),
      'through a helper': helped('priya', 'nia', ['web.write'], write(null)),
    },
  },
  {
    what: 'reading them while it goes on',
    may: act('walter', read, written),
    mayNot: {
      'who is not there': act('amelia', read, written),
      'a stranger': act('nobody', read, written),
      'who is kept from whoever wrote': act(
        'walter',
        read,
        written,
        act('sian', (ids) => sql`select block_contact(${fresh('block')}, ${ids.priya}, ${ids.walter})`),
      ),
    },
  },
  {
    what: 'taking a line back',
    may: act('priya', () => sql`select take_back_note(${fresh('note')})`, written),
    mayNot: { 'another’s': act('walter', () => sql`select take_back_note(${fresh('note')})`, written) },
  },
  {
    what: 'answering a poll',
    may: act('priya', vote, poll('tomos')),
    mayNot: {
      'who is not there': act('amelia', vote, poll('tomos')),
      'who has gone': act(
        'priya',
        vote,
        poll('tomos'),
        act('tomos', () => sql`select mark_here(${NOW}, jsonb_build_object(${guest('Priya')}::text, 'no'))`),
      ),
      'through a helper': helped('priya', 'nia', ['web.write'], vote),
    },
  },
  {
    what: 'counting hands',
    may: act(
      'tomos',
      () => sql`select enter_hands(${fresh('poll')}, ${JSON.stringify({ [fresh('yes')]: 3 })}::jsonb)`,
      poll('tomos'),
    ),
    mayNot: {
      'somebody who is there': act(
        'walter',
        () => sql`select enter_hands(${fresh('poll')}, ${JSON.stringify({ [fresh('yes')]: 3 })}::jsonb)`,
        poll('tomos'),
      ),
    },
  },
  {
    what: 'closing it',
    may: act(
      'tomos',
      () => sql`select change_gathering(${TO_COME}, 'Tea', now() + interval '1 day', 60, '', '')`,
    ),
    mayNot: {
      'before it has been': act('tomos', () => sql`select close_gathering(${TO_COME})`),
      'somebody who is there': act('walter', () => sql`select close_gathering(${NOW})`),
      'what the job does': act('tomos', () => sql`select send_notes(${NOW})`),
      'what is told of who may sit with whom': act(
        'tomos',
        () => sql`select from (select rooms_input(${NOW}, 1) as given) g where given is not null`,
      ),
    },
  },
]
