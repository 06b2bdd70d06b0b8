import { sql } from 'kysely'
import { idOf } from '#db/seeds/ids.ts'
import { act, type Case, fresh, gives, helpedByBeth, type Ids, PLACE } from './case.ts'

const [LUNCH, YARD, COUNCIL] = [idOf('budget lunch'), idOf('budget yard'), idOf('Town Council')]
const BALLOT = idOf('ballot lunch')
const [TABLE, CHESS] = [idOf('A better yard project 1'), idOf('A better yard project 3')]

const begin = (host = COUNCIL) =>
  sql`select make_budget(${fresh('budget')}, ${host}, 'Ten pounds', '', ${idOf('Bridgefield East')}, 11, 1000, 'GBP', current_date, current_date,
    current_date)`
const begun = act('tomos', () => begin())
const idea = (which = fresh('budget'), forSomebody = false) =>
  sql`select have_idea(${fresh('idea')}, ${which}, 'A pond', 'Frogs', '', ${forSomebody})`
const had = act('priya', () => idea(), begun)
const read = () => sql`select read_idea(${fresh('idea')}, 'yes', '')`
const project = () =>
  sql`select make_project(${fresh('project')}, ${fresh('budget')}, 'A pond', '', '', 500, null, '[]'::jsonb)`
const change = (cost = 400) =>
  sql`select change_project(${fresh('project')}, 'A pond', '', '', ${cost}, null, '[]'::jsonb)`
const made = act('tomos', project, begun)
const sheet = (serial: number, marks = '[1]') =>
  sql`select from (select read_sheet(${LUNCH}, ${serial}, ${marks}::jsonb, null) as said) s where said in ('first', 'same', 'differs')`
const settle = () => sql`select settle_sheet(${LUNCH}, 2, '[1]'::jsonb, null)`
const find = () => sql`select from find_on_roll(${LUNCH}, 'Priya Kowalski')`
const onRoll = (ids: Ids) =>
  sql`(select id from ballot_roll where ballot_id = ${BALLOT} and person_id = ${ids.ngozi})`
const ticked = act('tomos', (ids) => sql`select from mark_paper(${BALLOT}, ${onRoll(ids)}) t where t`)
// Three sheets of the demo town are entered, and three people ticked off.
const takeBack =
  (sheets = 3, hand = 20) =>
  (ids: Ids) =>
    sql`select from take_back_tick(${LUNCH}, ${onRoll(ids)}, 'The wrong Ngozi', ${sheets}, ${hand}) d where d = 'done'`
const account = (of: string, kind: string, because = TABLE) =>
  sql`open_account(${of}, ${kind}, ${because}, 'GBP')`
const pay = (amount: number, to = COUNCIL, kind = 'outside') =>
  sql`select post_entry(${fresh('entry')}, ${account(COUNCIL, 'purpose')}, ${account(to, kind)}, ${amount}, ${TABLE}, 'Digger')`
const news = (which = TABLE) => sql`select say_news(${fresh('news')}, ${which}, 'begun', 'It has begun')`

/** Budgets: who begins one, has ideas and reads them, makes projects, opens, prints, reads sheets, ticks off, pays, says how it gets on. */
export const budgetCases: readonly Case[] = [
  {
    what: 'beginning a budget',
    may: begun,
    mayNot: {
      'a councillor, who does not run things there': act('ines', () => begin()),
      'a learner': act('priya', () => begin()),
      'in the name of another group': act('tomos', () => begin(idOf('Mill Lane allotment'))),
      'through a helper': helpedByBeth(() => begin()),
      'a row of its own': act(
        'tomos',
        () =>
          sql`insert into budgets (place_id, id, words, amount, unit) values (${PLACE}, ${fresh('budget')}, '', 1, 'GBP')`,
      ),
    },
  },
  {
    what: 'having an idea',
    may: had,
    mayNot: {
      'whom it is not for': act('amelia', () => idea(), begun),
      'for somebody, by one who does not run it': act('priya', () => idea(undefined, true), begun),
      'when the time for ideas is over': act('priya', () => idea(LUNCH)),
    },
  },
  {
    what: 'reading an idea',
    may: act('tomos', read, begun, had),
    mayNot: {
      'whoever had it': act('priya', read, begun, had),
      'somebody it is for': act('ngozi', read, begun, had),
      'a second time': act('tomos', read, begun, had, act('tomos', read)),
    },
  },
  {
    what: 'seeing an idea that nobody has read',
    may: act('priya', () => sql`select from budget_ideas where id = ${fresh('idea')}`, begun, had),
    mayNot: {
      'somebody it is for': act(
        'ngozi',
        () => sql`select from budget_ideas where id = ${fresh('idea')}`,
        begun,
        had,
      ),
      'a stranger': act('darren', () => sql`select from ideas_to_read(${fresh('budget')})`, begun, had),
    },
  },
  {
    what: 'making and changing a project',
    may: act('tomos', () => change(), begun, made),
    mayNot: {
      'a learner': act('priya', () => change(), begun, made),
      'while people vote on it': act(
        'tomos',
        () =>
          sql`select change_project(${idOf('Lunchtimes at Bridgefield East project 0')}, 'X', '', '', 1, null, '[]'::jsonb)`,
      ),
      'with a child to stand by it': act(
        'tomos',
        (ids) => sql`select change_project(${fresh('project')}, 'X', '', '', 1, ${ids.ngozi}, '[]'::jsonb)`,
        begun,
        made,
      ),
    },
  },
  {
    what: 'withdrawing a project',
    may: act(
      'tomos',
      () => sql`select withdraw_project(${idOf('Lunchtimes at Bridgefield East project 0')}, 'Too wet')`,
    ),
    mayNot: {
      'a clerk': act(
        'ines',
        () => sql`select withdraw_project(${idOf('Lunchtimes at Bridgefield East project 0')}, 'x')`,
      ),
      'after the count': act('tomos', () => sql`select withdraw_project(${TABLE}, 'x')`),
    },
  },
  {
    what: 'printing sheets',
    may: act('ines', () => sql`select from print_sheets(${LUNCH}, 3)`),
    mayNot: {
      'a voter': act('priya', () => sql`select from print_sheets(${LUNCH}, 3)`),
      'after the count': act('tomos', () => sql`select from print_sheets(${YARD}, 3)`),
    },
  },
  {
    what: 'taking back a tick on paper',
    may: act('tomos', takeBack(), ticked),
    mayNot: {
      'a clerk': act('ines', takeBack(), ticked),
      'whose tick it is': act('ngozi', takeBack(), ticked),
      'of somebody who is not ticked off': act('tomos', takeBack()),
      twice: act('tomos', takeBack(), ticked, act('tomos', takeBack(3, 19))),
      'while theirs can be among the sheets': act('tomos', takeBack(4), ticked),
      'with a sheet that was entered': act('tomos', takeBack(3, 2), ticked),
      'with a sheet that was not printed': act('tomos', takeBack(3, 900), ticked),
    },
  },
  {
    what: 'reading a sheet',
    may: act('ines', () => sheet(3)),
    mayNot: {
      'who read it before': act('tomos', () => sheet(3)),
      'a third': act('ines', () => sheet(1)),
      'a voter': act('priya', () => sheet(3)),
      'one that was not printed': act('ines', () => sheet(900)),
    },
  },
  {
    what: 'settling a sheet',
    may: act('ines', settle),
    mayNot: { 'a voter': act('priya', settle), twice: act('ines', settle, act('tomos', settle)) },
  },
  {
    what: 'finding somebody on the roll',
    may: act('tomos', find),
    mayNot: {
      'a clerk who does not keep it': act('ines', find),
      'by a part of a name': act('tomos', () => sql`select from find_on_roll(${LUNCH}, 'Priya')`),
    },
  },
  {
    what: 'knowing how the paper stands',
    may: act('ines', () => gives(sql`paper_state(${LUNCH})`)),
    mayNot: { 'a voter': act('priya', () => gives(sql`paper_state(${LUNCH})`)) },
  },
  {
    what: 'counting',
    may: act('tomos', () => sql`select from ballots where id = ${BALLOT}`),
    mayNot: {
      'before the time is up': act('tomos', () => sql`select start_budget_count(${LUNCH}, 'x')`),
      'by hand': act('tomos', () => sql`select begin_budget_count(${LUNCH}, 'x')`),
      'as somebody': act('tomos', () => gives(sql`budget_to_count(${LUNCH})`)),
      'the votes before': act('tomos', () => sql`select from budget_votes(${YARD})`),
    },
  },
  {
    what: 'paying out of what is set aside',
    may: act('tomos', () => pay(100)),
    mayNot: {
      'more than is there': act('tomos', () => pay(110_001)),
      'who does not run it': act('ines', () => pay(100)),
      'to somebody who does not run it, by them': act('priya', (ids) => pay(100, ids.priya, 'own')),
      'an entry by hand': act(
        'tomos',
        (ids) => sql`insert into entries (place_id, id, from_id, to_id, amount, source_id, words, made_by)
          select ${PLACE}, ${fresh('entry')}, a.id, b.id, 1, ${TABLE}, 'x', ${ids.tomos} from accounts a, accounts b where a.id <> b.id limit 1`,
      ),
      'changing one': act('tomos', () => sql`update entries set amount = 1`),
    },
  },
  {
    what: 'saying how a winner gets on',
    may: act('tomos', () => news()),
    mayNot: {
      'a learner who follows it': act('priya', () => news()),
      'of one that lost': act('tomos', () => news(CHESS)),
    },
  },
]
