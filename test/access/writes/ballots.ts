import { sql } from 'kysely'
import { type Act, act, type Case, fresh, helped, helpedByBeth, type Ids } from './case.ts'
import { ASKED } from './sources.ts'

const [BALLOT, BENCH] = [fresh('ballot'), fresh('bench')]
const envelope = Buffer.alloc(60, 7)

const make =
  (opens = "now() - interval '1 hour'", closes = 'null') =>
  () =>
    sql`select make_ballot(${BALLOT}, ${ASKED}, 'A bench?', 'single', true, '{}', ${'0'.repeat(64)}, ${'0'.repeat(64)},
      ${sql.raw(opens)}, ${sql.raw(closes)}, ${JSON.stringify([{ id: BENCH, title: 'A bench' }])}::jsonb)`
const cast = () => sql`select from cast_vote(${BALLOT}, ${envelope}, null) came where came`
const place = (who: 'priya' | 'ngozi') => (ids: Ids) =>
  sql`(select id from ballot_roll where ballot_id = ${BALLOT} and person_id = ${ids[who]})`
const tick = (ids: Ids) => sql`select from mark_paper(${BALLOT}, ${place('priya')(ids)}) ticked where ticked`
const close = () => sql`select close_ballot(${BALLOT})`
const take = () => sql`select * from take_envelopes(${BALLOT})`
const keep = () => sql`select keep_votes(${BALLOT}, '["a bench"]', array['ABCDEFGHJKLM'])`

const made = act('tomos', make())
const filled = act('tomos', () => sql`select fill_roll(${BALLOT})`)
const voted = act('priya', cast)
const closed = act('tomos', close)
const afterAll = (first: readonly Act[], then: Act): Act => ({
  ...then,
  after: [...first, ...(then.after ?? [])],
})

/** Ballots: who makes, keeps, votes, ticks, ends and opens them. */
export const ballotCases: readonly Case[] = [
  {
    what: 'making a ballot',
    may: made,
    mayNot: {
      'a councillor': act('ines', make()),
      'a voter': act('priya', make()),
      'a stranger': act('nobody', make()),
      'through a helper': helpedByBeth(make()),
    },
  },
  {
    what: 'filling its roll',
    may: act('tomos', () => sql`select fill_roll(${BALLOT})`, made),
    mayNot: {
      'a voter': act('priya', () => sql`select fill_roll(${BALLOT})`, made),
      'once it is closed': act('tomos', () => sql`select fill_roll(${BALLOT})`, made, closed),
      'by a name, by a voter': act(
        'priya',
        () => sql`select add_to_roll(${BALLOT}, ${fresh('old tom')}, 'Old Tom')`,
        made,
      ),
    },
  },
  {
    what: 'voting',
    may: act('priya', cast, made, filled),
    mayNot: {
      twice: act('priya', cast, made, filled, voted),
      'who is not on the roll': act('walter', cast, made, filled),
      'a stranger': act('nobody', cast, made, filled),
      'before it opens': act('priya', cast, act('tomos', make("now() + interval '1 hour'")), filled),
      'after its end': act(
        'priya',
        cast,
        act('tomos', make("now() - interval '2 hours'", "now() - interval '1 hour'")),
        filled,
      ),
      'once it is closed': act('priya', cast, made, filled, closed),
      'by who voted on paper': act('priya', cast, made, filled, act('tomos', tick)),
      unsealed: act(
        'priya',
        () => sql`select from cast_vote(${BALLOT}, null, '[]') came where came`,
        made,
        filled,
      ),
      'through a helper': afterAll([made, filled], helped('priya', 'nia', ['web.write'], cast)),
    },
  },
  {
    what: 'ticking off who votes on paper',
    may: act('tomos', tick, made, filled),
    mayNot: {
      oneself: act('priya', tick, made, filled),
      'who voted on a screen': act('tomos', tick, made, filled, voted),
      'a councillor': act('ines', tick, made, filled),
    },
  },
  {
    what: 'seeing who has voted',
    may: act('tomos', () => sql`select * from ballot_roll where voted is not null`, made, filled, voted),
    mayNot: {
      'a classmate': act(
        'ngozi',
        () => sql`select * from ballot_roll where voted is not null`,
        made,
        filled,
        voted,
      ),
      'a stranger': act('nobody', () => sql`select * from ballot_roll`, made, filled, voted),
      'a helper': afterAll(
        [made, filled, voted],
        helpedByBeth(() => sql`select * from ballot_roll`),
      ),
      'what is in an envelope': act('tomos', () => sql`select * from ballot_envelopes`, made, filled, voted),
    },
  },
  {
    what: 'taking an option out',
    may: act('tomos', () => sql`select withdraw_option(${BALLOT}, ${BENCH}, 'No room')`, made),
    mayNot: {
      'a voter': act('priya', () => sql`select withdraw_option(${BALLOT}, ${BENCH}, 'No room')`, made),
      'a stranger': act('nobody', () => sql`select withdraw_option(${BALLOT}, ${BENCH}, 'No room')`, made),
    },
  },
  {
    what: 'ending it',
    may: act('tomos', close, made),
    mayNot: {
      'a voter': act('priya', close, made),
      'a stranger': act('nobody', close, made),
      'before the moment that was said': act(
        'tomos',
        close,
        act('tomos', make("now() - interval '1 hour'", "now() + interval '1 hour'")),
      ),
    },
  },
  {
    what: 'a job for the place, when its moment has passed',
    may: act('nobody', close, act('tomos', make("now() - interval '2 hours'", "now() - interval '1 hour'"))),
    mayNot: {
      before: act(
        'nobody',
        close,
        act('tomos', make("now() - interval '1 hour'", "now() + interval '1 hour'")),
      ),
    },
  },
  {
    what: 'taking the envelopes out of the urn',
    may: act('nobody', take, made, filled, voted, closed),
    mayNot: {
      'who runs it': act('tomos', take, made, filled, voted, closed),
      'while people vote': act('nobody', take, made, filled, voted),
    },
  },
  {
    what: 'reading the votes',
    may: act('priya', () => sql`select * from votes`, made, filled, voted, closed, act('nobody', keep)),
    mayNot: {
      'before they are counted': act(
        'priya',
        () => sql`select * from votes where ballot_id = ${BALLOT}`,
        made,
        filled,
        voted,
        closed,
      ),
      'who does not see the ballot': act(
        'walter',
        () => sql`select * from votes where ballot_id = ${BALLOT}`,
        made,
        filled,
        voted,
        closed,
        act('nobody', keep),
      ),
    },
  },
  {
    what: 'keeping what was in them',
    may: act('nobody', keep, made, filled, voted, closed),
    mayNot: {
      'who runs it': act('tomos', keep, made, filled, voted, closed),
      'while people vote': act('nobody', keep, made, filled, voted),
      'with an envelope too many': act('nobody', keep, made, filled, closed),
    },
  },
]
