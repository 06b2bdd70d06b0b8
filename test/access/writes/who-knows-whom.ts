import { sql } from 'kysely'
import { idOf } from '#db/seeds/ids.ts'
import { type Act, act, type Case, fresh, gives, helped, type Ids, PLACE } from './case.ts'

const [LAST, NOW, ANSWER, OFFER, WAITING] = [
  idOf('mapping last'),
  idOf('mapping now'),
  idOf('turn to priya last'),
  idOf('mapping offer ngozi'),
  idOf('mapping offer priya'),
]
const CLASS = sql`(select id from groups where kind = 'class' and name = '10F')`
const OTHER_CLASS = sql`(select id from groups where kind = 'class' and name = '10E')`

const open = (over: typeof CLASS, readers: readonly string[]) =>
  sql`select open_mapping(${fresh('mapping')}, ${over}, ${[...readers]}::uuid[], current_date + 9, null)`
const say = (readers: readonly string[], named: readonly object[] = [{ name: 'Gran' }]) =>
  sql`select answer_mapping(${fresh('turn to')}, ${NOW}, ${named.length === 0 ? 'nobody' : 'people'},
    ${JSON.stringify(named)}::jsonb, ${[...readers]}::uuid[])`
const said = act('priya', (ids) => say([ids.poppy]))
/** What a reader is told that Priya said; no row where it is nothing. */
const read = (ids: Ids) =>
  sql`select from jsonb_array_elements(read_mapping(${NOW}, ${CLASS})) l
    where l->>'id' = ${ids.priya} and l->'answer'->'names'->0->>'name' = 'Gran'`
const mark = (whom: string) => sql`select mark_learners(${NOW}, ${JSON.stringify({ [whom]: 'well' })}::jsonb)`
const offer = (ids: Ids, second: string) =>
  sql`select make_offer(${fresh('offer')}, ${NOW}, ${ids.ravi}, ${second}, 'Shall we walk?')`
const block = act('sian', (ids) => sql`select block_contact(${fresh('block')}, ${ids.priya}, ${ids.poppy})`)
const alsoAfter = (first: Act, then: Act): Act => ({ ...then, after: [first, ...(then.after ?? [])] })

/** Who knows whom: rounds, marks, answers and who reads them, offers. */
export const whoKnowsWhomCases: readonly Case[] = [
  {
    what: 'asking a class who knows whom',
    may: act('freya', (ids) => open(OTHER_CLASS, [ids.freya])),
    mayNot: {
      'a teacher': act('poppy', (ids) => open(OTHER_CLASS, [ids.freya])),
      'a lead': act('sian', (ids) => open(OTHER_CLASS, [ids.freya])),
      'with a reader who is no part of it': act('freya', (ids) => open(OTHER_CLASS, [ids.walter])),
      'with a child as a reader': act('freya', (ids) => open(OTHER_CLASS, [ids.ngozi])),
      'with no reader': act('freya', () => open(OTHER_CLASS, [])),
      'while it is being asked': act('freya', (ids) => open(CLASS, [ids.freya])),
      'through a helper': helped('maja', 'freya', ['web.write'], (ids) => open(OTHER_CLASS, [ids.freya])),
      'a row of its own': act(
        'freya',
        (ids) => sql`insert into mappings (place_id, id, group_id, asked_by, until_on)
          select ${PLACE}, ${fresh('mapping')}, id, ${ids.freya}, current_date from groups where name = '10E'`,
      ),
    },
  },
  {
    what: 'ending it',
    may: act('maja', () => sql`select close_mapping(${NOW})`),
    mayNot: {
      'a reader': act('poppy', () => sql`select close_mapping(${NOW})`),
      'one that is over': act('freya', () => sql`select close_mapping(${LAST})`),
    },
  },
  {
    what: 'marking a learner',
    may: act('poppy', (ids) => mark(ids.ravi)),
    mayNot: {
      'who is on no roll of theirs': act('poppy', (ids) => mark(ids.walter)),
      'a learner': act('priya', (ids) => mark(ids.ravi)),
      'a mentor from elsewhere': act('nia', (ids) => mark(ids.priya)),
      'when it is over': act(
        'poppy',
        (ids) => sql`select mark_learners(${LAST}, ${JSON.stringify({ [ids.ravi]: 'well' })}::jsonb)`,
      ),
      'through a helper': helped('poppy', 'priya', ['web.write'], (ids) => mark(ids.ravi)),
    },
  },
  {
    what: 'saying who one can turn to',
    may: said,
    mayNot: {
      'a teacher': act('poppy', () => say([])),
      'a mother': act('amelia', () => say([])),
      'through a helper': helped('priya', 'nia', ['web.write', 'plan.write'], () => say([])),
      'to a reader whom the round does not name': act('priya', (ids) => say([ids.nia])),
      'naming by id somebody who is not around them': act('priya', (ids) => say([], [{ person: ids.beth }])),
      'a thing of that kind by hand': act(
        'priya',
        (ids) => sql`insert into things (place_id, id, kind, owner_id)
          values (${PLACE}, ${fresh('turn to')}, 'turn_to', ${ids.priya})`,
      ),
    },
  },
  {
    what: 'choosing who may read it, also when it is over',
    may: act('priya', (ids) => sql`select let_read(${LAST}, array[${ids.freya}]::uuid[])`),
    mayNot: {
      'a reader for themselves': act(
        'freya',
        (ids) => sql`select let_read(${LAST}, array[${ids.freya}]::uuid[])`,
      ),
      'through a helper': helped(
        'priya',
        'nia',
        ['web.write'],
        (ids) => sql`select let_read(${LAST}, array[${ids.freya}]::uuid[])`,
      ),
      'whom the round does not name': act(
        'priya',
        (ids) => sql`select let_read(${LAST}, array[${ids.nia}]::uuid[])`,
      ),
      'through a tie': act(
        'priya',
        (ids) => sql`insert into grants (place_id, id, thing_id, tie_id, may, given_by)
          values (${PLACE}, ${fresh('grant')}, ${ANSWER}, ${idOf('tie nia priya')}, 'see', ${ids.priya})`,
      ),
    },
  },
  {
    what: 'reading what a learner said',
    may: act('poppy', read, said),
    mayNot: {
      'a reader whom they did not choose': act('freya', read, said),
      'who asked and is no reader': act('maja', read, said),
      'a lead without an override': act('sian', read, said),
      'her mentor': act('nia', read, said),
      'after it was taken back': act(
        'poppy',
        read,
        said,
        act('priya', () => sql`select withdraw_answer(${NOW})`),
      ),
      'after they chose anew': act(
        'poppy',
        read,
        said,
        act('priya', () => sql`select let_read(${NOW}, '{}')`),
      ),
      'through a helper': alsoAfter(said, helped('poppy', 'priya', ['web.write'], read)),
      'when the two are kept apart': act('poppy', read, said, block),
      'while there is a concern about the reader': act(
        'poppy',
        read,
        said,
        act(
          'priya',
          (ids) => sql`select raise_concern(${fresh('concern')}, ${ids.poppy}, 'about', 'Something')`,
        ),
      ),
    },
  },
  {
    what: 'taking it back, also when it is over',
    may: act('priya', () => sql`select withdraw_answer(${LAST})`),
    mayNot: {
      'a reader': act('poppy', () => sql`select withdraw_answer(${LAST})`),
      'through a helper': helped('priya', 'nia', ['web.write'], () => sql`select withdraw_answer(${LAST})`),
    },
  },
  {
    what: 'the numbers of a round that is over',
    may: act('maja', () => sql`select * from mapping_figures(${LAST})`),
    mayNot: {
      'a reader': act('poppy', () => sql`select * from mapping_figures(${LAST})`),
      'while it is asked': act('maja', () => sql`select * from mapping_figures(${NOW})`),
    },
  },
  {
    what: 'offering a learner something',
    may: act('poppy', (ids) => offer(ids, ids.freya)),
    mayNot: {
      'who asked and is no reader': act('maja', (ids) => offer(ids, ids.freya)),
      'her mentor': act('nia', (ids) => offer(ids, ids.freya)),
      'with no second adult but oneself': act('poppy', (ids) => offer(ids, ids.poppy)),
      'with a second adult from elsewhere': act('poppy', (ids) => offer(ids, ids.walter)),
      'with a child as the second adult': act('poppy', (ids) => offer(ids, ids.ngozi)),
      'when the two are kept apart': act(
        'poppy',
        (ids) => offer(ids, ids.freya),
        act('sian', (ids) => sql`select block_contact(${fresh('block')}, ${ids.ravi}, ${ids.poppy})`),
      ),
      'twice at once': act(
        'poppy',
        (ids) => sql`select make_offer(${fresh('offer')}, ${NOW}, ${ids.priya}, ${ids.freya}, 'Again?')`,
      ),
    },
  },
  {
    what: 'answering an offer',
    may: act('priya', () => sql`select answer_offer(${WAITING}, 'no')`),
    mayNot: {
      'who made it': act('poppy', () => sql`select answer_offer(${WAITING}, 'yes')`),
      'a mother': act('amelia', () => sql`select answer_offer(${WAITING}, 'yes')`),
      'another learner': act('ngozi', () => sql`select answer_offer(${WAITING}, 'yes')`),
      'through a helper': helped(
        'priya',
        'nia',
        ['web.write'],
        () => sql`select answer_offer(${WAITING}, 'yes')`,
      ),
      'when it is done': act('ngozi', () => sql`select answer_offer(${OFFER}, 'no')`),
    },
  },
  {
    what: 'saying what became of it',
    may: act('ngozi', () => sql`select end_offer(${OFFER}, 'met', 'We did.')`),
    mayNot: {
      'the second adult': act('freya', () => sql`select end_offer(${OFFER}, 'met', 'They did.')`),
      'another reader': act('maja', () => sql`select end_offer(${OFFER}, 'met', 'They did.')`),
    },
  },
  {
    what: 'reading an offer’s words',
    may: act('freya', () => gives(sql`(select words from my_offers() where offer_id = ${WAITING})`)),
    mayNot: {
      'who runs the round': act('maja', () =>
        gives(sql`(select words from my_offers() where offer_id = ${WAITING})`),
      ),
      'a lead': act('sian', () => gives(sql`(select words from my_offers() where offer_id = ${WAITING})`)),
      'through a helper': helped('priya', 'nia', ['web.write'], () =>
        gives(sql`(select words from my_offers() where offer_id = ${WAITING})`),
      ),
    },
  },
]
