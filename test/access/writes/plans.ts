import { sql } from 'kysely'
import { idOf } from '#db/seeds/ids.ts'
import { act, type Case, fresh, helped, MENTOR_TIE, PLACE, PLAN, SUPPORTER_TIE, WEB } from './case.ts'

const plan = (thing: string, owner: string) =>
  sql`insert into plans (place_id, id, owner_id) values (${PLACE}, ${thing}, ${owner})`
const planThing = act(
  'ngozi',
  (ids) =>
    sql`insert into things (place_id, id, kind, owner_id) values (${PLACE}, ${fresh('plan')}, 'plan', ${ids.ngozi})`,
)
const version = (by: string) =>
  sql`insert into plan_versions (place_id, plan_id, version, made_by) values (${PLACE}, ${PLAN}, 9, ${by})`
const item = (
  of: string,
) => sql`insert into plan_items (place_id, id, item_id, plan_id, from_version, to_version, section, text)
  values (${PLACE}, ${fresh('row')}, ${of}, ${PLAN}, 1, 2, 'goal', 'A bed of my own')`
const propose = (
  by: string,
  tie: string,
) => sql`insert into plan_proposals (place_id, id, plan_id, by_id, tie_id, section, text)
  values (${PLACE}, ${fresh('proposal')}, ${PLAN}, ${by}, ${tie}, 'noticed', 'You waited for them.')`
const answer = (by: string) =>
  sql`update plan_proposals set answer = 'not_now', answered_at = now(), answered_by = ${by} where id = ${idOf('proposal nia')}`
const ask = (whom: string, by: string) =>
  sql`insert into plan_partners (place_id, plan_id, person_id, agrees_as, asked_by) values (${PLACE}, ${PLAN}, ${whom}, 'mentor', ${by})`
const agree = (who: string) =>
  sql`insert into plan_agreements (place_id, id, plan_id, version, person_id, answer) values (${PLACE}, ${fresh('agreement')}, ${PLAN}, 3, ${who}, 'agree')`
const review = sql`insert into plan_reviews (place_id, id, plan_id, due_on) values (${PLACE}, ${fresh('review')}, ${PLAN}, current_date)`

/** A plan: its owner writes, others propose and agree. */
export const planCases: readonly Case[] = [
  {
    what: 'beginning a plan',
    may: act('ngozi', (ids) => plan(fresh('plan'), ids.ngozi), planThing),
    mayNot: {
      'in another’s name': act('ngozi', (ids) => plan(fresh('plan'), ids.ravi), planThing),
      'on what is no plan': act('priya', (ids) => plan(WEB, ids.priya)),
    },
  },
  {
    what: 'a new version',
    may: act('priya', (ids) => version(ids.priya)),
    mayNot: {
      'of another’s plan': act('nia', (ids) => version(ids.nia)),
      'in another’s name': act('priya', (ids) => version(ids.nia)),
      'a helper in the person’s name': helped('priya', 'nia', ['plan.write'], (ids) => version(ids.priya)),
    },
  },
  {
    what: 'writing an item',
    may: act('priya', () => item(idOf('item dig'))),
    mayNot: {
      'into another’s plan': act('nia', () => item(idOf('item dig'))),
      'of what is no part of it': act('priya', () => item(WEB)),
      'a helper without that verb': helped('priya', 'nia', ['web.write'], () => item(idOf('item dig'))),
    },
  },
  {
    what: 'ending an item’s words',
    may: act(
      'priya',
      () => sql`update plan_items set to_version = 8 where plan_id = ${PLAN} and to_version is null`,
    ),
    mayNot: {
      'of another’s plan': act(
        'nia',
        () => sql`update plan_items set to_version = 8 where plan_id = ${PLAN} and to_version is null`,
      ),
      'by writing over them': act(
        'priya',
        () => sql`update plan_items set text = 'something else' where plan_id = ${PLAN}`,
      ),
    },
  },
  {
    what: 'proposing',
    may: act('nia', (ids) => propose(ids.nia, MENTOR_TIE)),
    mayNot: {
      'who may only see': act('amelia', (ids) => propose(ids.amelia, SUPPORTER_TIE)),
      'in another’s name': act('nia', (ids) => propose(ids.poppy, MENTOR_TIE)),
      'through another tie': act('nia', (ids) => propose(ids.nia, SUPPORTER_TIE)),
      'who was shown nothing': act('walter', (ids) => propose(ids.walter, SUPPORTER_TIE)),
      'through a helper': helped('nia', 'freya', ['plan.write'], (ids) => propose(ids.nia, MENTOR_TIE)),
    },
  },
  {
    what: 'answering a proposal',
    may: act('priya', (ids) => answer(ids.priya)),
    mayNot: {
      'the one who made it': act('nia', (ids) => answer(ids.nia)),
      'a helper without that verb': helped('priya', 'nia', ['plan.write'], (ids) => answer(ids.priya)),
    },
  },
  {
    what: 'asking somebody to agree',
    may: act('priya', (ids) => ask(ids.nia, ids.priya)),
    mayNot: {
      'with another’s plan': act('nia', (ids) => ask(ids.nia, ids.nia)),
      'somebody without a live tie': act('priya', (ids) => ask(ids.sian, ids.priya)),
    },
  },
  {
    what: 'agreeing',
    may: act('amelia', (ids) => agree(ids.amelia)),
    mayNot: {
      'who was not asked': act('nia', (ids) => agree(ids.nia)),
      'for another': act('amelia', (ids) => agree(ids.poppy)),
      'through a helper': helped('amelia', 'priya', ['plan.write'], (ids) => agree(ids.amelia)),
    },
  },
  {
    what: 'setting a review',
    may: act('priya', () => review),
    mayNot: {
      'of another’s plan': act('nia', () => review),
      'a helper without that verb': helped('priya', 'nia', ['web.write'], () => review),
    },
  },
  {
    what: 'reading a plan',
    may: act('nia', () => sql`select read_plan(${PLAN})`),
    mayNot: {
      'who was not shown': act('walter', () => sql`select read_plan(${PLAN})`),
      'somebody barred': act('darren', () => sql`select read_plan(${PLAN})`),
      'through a helper': helped('nia', 'freya', ['plan.write'], () => sql`select read_plan(${PLAN})`),
      'once she said no': act(
        'nia',
        () => sql`select read_plan(${PLAN})`,
        act('priya', (ids) => sql`select answer_tie(${MENTOR_TIE}, 'no', ${ids.priya})`),
      ),
    },
  },
  {
    what: 'reading as the second adult',
    may: act('freya', () => sql`select read_proposals_as_companion(${MENTOR_TIE})`),
    mayNot: {
      'the second adult of another pair': act(
        'beth',
        () => sql`select read_proposals_as_companion(${MENTOR_TIE})`,
      ),
      'the mentor': act('nia', () => sql`select read_proposals_as_companion(${MENTOR_TIE})`),
      'while a concern about them stands': act(
        'freya',
        () => sql`select read_proposals_as_companion(${MENTOR_TIE})`,
        act(
          'priya',
          (ids) =>
            sql`select raise_concern(${fresh('concern')}, ${ids.freya}, 'about', 'Something is wrong.')`,
        ),
      ),
    },
  },
]
