import { sql } from 'kysely'
import { idOf } from '#db/seeds/ids.ts'
import { act, type Case, fresh } from './case.ts'

const GONE = idOf('gwenda')
const asked = act(
  'sian',
  (ids) => sql`select ask_for_hold(${fresh('hold')}, ${ids.priya}, 'An inquiry asked for it.')`,
)
const decides = (as: 'maja' | 'poppy' | 'freya', day: string | null, whom: string = GONE) =>
  act(as, () => sql`select decide_keeping(${fresh('decision')}, ${whom}, 'We were asked to.', ${day}::date)`)
const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

/** What is kept of those who left, and holds. */
export const keepingCases: readonly Case[] = [
  {
    what: 'placing a hold',
    may: asked,
    mayNot: {
      'by a head of one school': act(
        'freya',
        (ids) => sql`select ask_for_hold(${fresh('hold')}, ${ids.priya}, 'An inquiry asked for it.')`,
      ),
      'over oneself': act(
        'sian',
        (ids) => sql`select ask_for_hold(${fresh('hold')}, ${ids.sian}, 'An inquiry asked for it.')`,
      ),
    },
  },
  {
    what: 'agreeing to a hold',
    may: act('maja', () => sql`select say_of_hold(${fresh('hold')}, 'yes')`, asked),
    mayNot: {
      'by whoever asked for it': act('sian', () => sql`select say_of_hold(${fresh('hold')}, 'yes')`, asked),
      'by a teacher': act('poppy', () => sql`select say_of_hold(${fresh('hold')}, 'yes')`, asked),
    },
  },
  {
    what: 'ending a hold',
    may: act(
      'maja',
      () => sql`select say_of_hold(${fresh('hold')}, 'end')`,
      asked,
      act('sian', () => sql`select say_of_hold(${fresh('hold')}, 'end')`),
    ),
    mayNot: {
      'by whoever is held': act('priya', () => sql`select say_of_hold(${fresh('hold')}, 'end')`, asked),
    },
  },
  {
    what: 'deciding about a record whose time has come',
    may: decides('maja', soon),
    mayNot: {
      'by a teacher': decides('poppy', soon),
      'by a head of one school': decides('freya', soon),
      'for somebody who is here': decides('maja', soon, idOf('nobody due')),
      'to delete what is held': {
        ...decides('maja', null),
        after: [
          act('sian', () => sql`select ask_for_hold(${fresh('hold')}, ${GONE}, 'An inquiry asked for it.')`),
        ],
      },
    },
  },
]
