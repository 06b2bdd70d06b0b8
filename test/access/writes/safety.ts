import { sql } from 'kysely'
import { idOf } from '#db/seeds/ids.ts'
import { act, type Case, fresh, helped, PLACE } from './case.ts'

const concern = act(
  'priya',
  (ids) => sql`select raise_concern(${fresh('concern')}, ${ids.nia}, 'about', 'Something is wrong.')`,
)
const open = act(
  'sian',
  (ids) => sql`select open_override(${fresh('override')}, ${ids.priya}, 'She has not come home.')`,
)
const consent = act(
  'priya',
  (ids) =>
    sql`select give_consent(${fresh('consent')}, ${ids.priya}, ${ids.nia}, '{web.write}', 'signed_in', now() + interval '1 hour')`,
)
const REASON = 'It would put her in danger.'

/** Concerns, no contact, overrides, consent to be helped. */
export const safetyCases: readonly Case[] = [
  {
    what: 'raising a concern',
    may: concern,
    mayNot: {
      'about nobody they see': act(
        'walter',
        (ids) => sql`select raise_concern(${fresh('concern')}, ${ids.ravi}, 'about', 'Something is wrong.')`,
      ),
      'through a helper': helped(
        'priya',
        'nia',
        ['web.write'],
        (ids) => sql`select raise_concern(${fresh('concern')}, ${ids.nia}, 'about', 'Something is wrong.')`,
      ),
    },
  },
  {
    what: 'reading concerns',
    may: act('sian', () => sql`select from jsonb_array_elements(read_concerns())`, concern),
    mayNot: {
      'whom it is about': act('nia', () => sql`select from jsonb_array_elements(read_concerns())`, concern),
      'a co-ordinator': act('maja', () => sql`select from jsonb_array_elements(read_concerns())`, concern),
    },
  },
  {
    what: 'closing a concern',
    may: act('sian', () => sql`select close_concern(${fresh('concern')})`, concern),
    mayNot: {
      'whom it is about': act('nia', () => sql`select close_concern(${fresh('concern')})`, concern),
      'a co-ordinator': act('maja', () => sql`select close_concern(${fresh('concern')})`, concern),
    },
  },
  {
    what: 'keeping somebody away',
    may: act('sian', (ids) => sql`select block_contact(${fresh('block')}, ${ids.priya}, ${ids.walter})`),
    mayNot: {
      'from another, without being a lead': act(
        'nia',
        (ids) => sql`select block_contact(${fresh('block')}, ${ids.priya}, ${ids.walter})`,
      ),
      'a helper': helped(
        'priya',
        'nia',
        ['web.write'],
        (ids) => sql`select block_contact(${fresh('block')}, ${ids.priya}, ${ids.walter})`,
      ),
      'a row of its own': act(
        'sian',
        (ids) => sql`insert into blocks (place_id, id, protects_id, against_id, made_by)
        values (${PLACE}, ${fresh('block')}, ${ids.priya}, ${ids.walter}, ${ids.sian})`,
      ),
    },
  },
  {
    what: 'letting somebody near again',
    may: act('yusuf', () => sql`select lift_block(${idOf('block darren')})`),
    mayNot: {
      'a child what a lead set': act('priya', () => sql`select lift_block(${idOf('block darren')})`),
      'the one kept away': act('darren', () => sql`select lift_block(${idOf('block darren')})`),
      'a mother': act('amelia', () => sql`select lift_block(${idOf('block darren')})`),
    },
  },
  {
    what: 'looking for a child’s safety',
    may: open,
    mayNot: {
      'a mentor': act(
        'nia',
        (ids) => sql`select open_override(${fresh('override')}, ${ids.priya}, 'She has not come home.')`,
      ),
      'a co-ordinator': act(
        'maja',
        (ids) => sql`select open_override(${fresh('override')}, ${ids.priya}, 'She has not come home.')`,
      ),
      'at a grown-up': act(
        'sian',
        (ids) => sql`select open_override(${fresh('override')}, ${ids.walter}, 'He has not come home.')`,
      ),
      'without a reason': act(
        'sian',
        (ids) => sql`select open_override(${fresh('override')}, ${ids.priya}, 'why')`,
      ),
    },
  },
  {
    what: 'reading through it',
    may: act('sian', () => sql`select read_plan(${idOf('plan priya')})`, open),
    mayNot: {
      'the other lead': act('yusuf', () => sql`select read_plan(${idOf('plan priya')})`, open),
      'once it is closed': act(
        'sian',
        () => sql`select read_plan(${idOf('plan priya')})`,
        open,
        act('sian', () => sql`select close_override(${fresh('override')})`),
      ),
      'without one': act('sian', () => sql`select read_plan(${idOf('plan priya')})`),
    },
  },
  {
    what: 'holding it back',
    may: act(
      'yusuf',
      () => sql`select hold_override(${fresh('hold')}, ${fresh('override')}, ${REASON}, 30)`,
      open,
    ),
    mayNot: {
      'for longer': act(
        'yusuf',
        () => sql`select hold_override(${fresh('hold')}, ${fresh('override')}, ${REASON}, 31)`,
        open,
      ),
      'a co-ordinator': act(
        'maja',
        () => sql`select hold_override(${fresh('hold')}, ${fresh('override')}, ${REASON}, 30)`,
        open,
      ),
      'the child': act(
        'priya',
        () => sql`select hold_override(${fresh('hold')}, ${fresh('override')}, ${REASON}, 30)`,
        open,
      ),
    },
  },
  {
    what: 'closing it',
    may: act('sian', () => sql`select close_override(${fresh('override')})`, open),
    mayNot: { 'the other lead': act('yusuf', () => sql`select close_override(${fresh('override')})`, open) },
  },
  {
    what: 'consenting to be helped',
    may: consent,
    mayNot: {
      'by a grown-up without a live tie': act(
        'priya',
        (ids) =>
          sql`select give_consent(${fresh('consent')}, ${ids.priya}, ${ids.beth}, '{web.write}', 'signed_in', now() + interval '1 hour')`,
      ),
      'in another’s name': act(
        'nia',
        (ids) =>
          sql`select give_consent(${fresh('consent')}, ${ids.priya}, ${ids.nia}, '{web.write}', 'signed_in', now() + interval '1 hour')`,
      ),
      'as the witness of oneself': act(
        'nia',
        (ids) =>
          sql`select give_consent(${fresh('consent')}, ${ids.priya}, ${ids.nia}, '{web.write}', 'aloud', now() + interval '1 hour')`,
      ),
      'for years': act(
        'priya',
        (ids) =>
          sql`select give_consent(${fresh('consent')}, ${ids.priya}, ${ids.nia}, '{web.write}', 'signed_in', now() + interval '3 years')`,
      ),
      'a row of its own': act(
        'priya',
        (
          ids,
        ) => sql`insert into helper_consents (place_id, id, person_id, helper_id, verbs, given_how, until_at)
        values (${PLACE}, ${fresh('consent')}, ${ids.priya}, ${ids.beth}, '{web.write}', 'signed_in', now() + interval '1 hour')`,
      ),
    },
  },
  {
    what: 'ending that',
    may: act('priya', () => sql`select end_consent(${fresh('consent')})`, consent),
    mayNot: {
      'a stranger to it': act('amelia', () => sql`select end_consent(${fresh('consent')})`, consent),
    },
  },
  {
    what: 'a line while acting for somebody',
    may: helped('priya', 'nia', ['web.write'], (ids) => sql`select write_trail('web.write', ${ids.priya})`),
    mayNot: {
      'of another verb': helped(
        'priya',
        'nia',
        ['web.write'],
        (ids) => sql`select write_trail('plan.write', ${ids.priya})`,
      ),
      'once the tie rests': {
        as: 'priya',
        helper: 'nia',
        does: (ids) => sql`select write_trail('web.write', ${ids.priya})`,
        after: [
          consent,
          act('priya', (ids) => sql`select answer_tie(${idOf('tie nia priya')}, 'no', ${ids.priya})`),
        ],
      },
    },
  },
  {
    what: 'being forgotten',
    may: act('ravi', () => sql`select erase_me('{}')`),
    mayNot: { 'by a helper': helped('priya', 'nia', ['profile.write'], () => sql`select erase_me('{}')`) },
  },
]
