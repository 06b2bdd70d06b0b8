import { sql } from 'kysely'
import { idOf } from '#db/seeds/ids.ts'
import { type Act, act, type Case, fresh, helped, type Ids, PLACE } from './case.ts'

const [AT, PRIYAS, NGOZIS, WALTERS, WAITING, SHOWN, SENSE] = [
  idOf('listening growing up'),
  idOf('voice priya'),
  idOf('voice growing up ngozi'),
  idOf('voice growing up walter'),
  idOf('statement waiting'),
  idOf('statement growing up 5'),
  idOf('sense growing up'),
] as const

const say = (shown = 'place', as = 'none') =>
  sql`select say_voice(${fresh('voice')}, ${AT}, 'The lamp is out', ${as}, null, ${shown}, false)`
const hear =
  (who: keyof Ids | null, child = false, second: keyof Ids | null = null) =>
  (ids: Ids) =>
    sql`select hear_voice(${fresh('voice')}, ${AT}, ${who === null ? null : ids[who]}, 'Sam', ${child}, 'paper', null, 'The lamp is out',
    'none', null, 'place', false, 'aloud', ${second === null ? null : ids[second]})`
const read = (id: string) => () => sql`select read_voice(${id})`
const confirm = () => sql`select confirm_voice(${PRIYAS})`
const mend = (id: string) => () =>
  sql`select mend_voice(${id}, 'The lamp is on', 'none', null, 'place', false)`
const withdraw = (id: string) => () => sql`select withdraw_voice(${id})`
const lift = (from: string) => () =>
  sql`select lift_statement(${fresh('statement')}, ${from}, 'Lamps matter')`
const decide = (stands: 'in' | 'out', why: string | null) => () =>
  sql`select decide_statement(${WAITING}, ${stands}, ${why})`
const vote = (id: string) => () => sql`select vote_statement(${id}, 1)`
const make = () =>
  sql`select make_listening(${fresh('listening')}, ${idOf('Town Council')}, 'Lamps', null, null, 'public', null, null)`
const name = (who: 'ines' | 'ravi', part: string) => (ids: Ids) =>
  sql`select name_for_listening(${AT}, ${ids[who]}, ${part})`
const slip = (id: string) => () => sql`select make_slip(${id}, '\x07')`
const theme =
  (reading = idOf('reading growing up 4')) =>
  () =>
    sql`select publish_theme(${fresh('theme')}, ${SENSE}, 'Lamps', 'Lamps matter', array[${reading}]::uuid[])`
const listener = (who: keyof Ids): Act =>
  act('tomos', (ids) => sql`select name_for_listening(${AT}, ${ids[who]}, 'listener')`)

/** Listening: who says, hears, reads, confirms, lifts, moderates, votes and publishes. */
export const listeningCases: readonly Case[] = [
  {
    what: 'beginning to listen in the name of the council',
    may: act('tomos', make),
    mayNot: {
      'a councillor': act('ines', make),
      'a head of a school': act('freya', make),
      'a row of its own': act(
        'tomos',
        () => sql`insert into listenings (place_id, id) values (${PLACE}, ${fresh('listening')})`,
      ),
    },
  },
  {
    what: 'saying something',
    may: act('priya', () => say()),
    mayNot: {
      'for somebody helped': helped('priya', 'nia', ['web.write'], () => say()),
      'a child under her own name in public': act('priya', () => say('public', 'own')),
      'in one that is over': act(
        'priya',
        () => say(),
        act('tomos', () => sql`select end_listening(${AT}, true)`),
      ),
    },
  },
  {
    what: 'writing down what a child says, with a tie to them',
    may: act('nia', hear('priya')),
    mayNot: {
      'who does not listen here': act('poppy', hear('priya')),
      'a child one has no tie with': act('poppy', hear('ngozi'), listener('poppy')),
      'with a second adult who is nothing to the child': act(
        'poppy',
        hear('ngozi', false, 'walter'),
        listener('poppy'),
      ),
      'with a child as the second': act('poppy', hear('ngozi', false, 'ravi'), listener('poppy')),
      'a child with a name only, alone': act('beth', hear(null, true)),
      'somebody one does not see': act('beth', hear('ngozi', false, 'freya')),
    },
  },
  {
    what: 'the same beside a second adult of the child’s school',
    may: act('poppy', hear('ngozi', false, 'freya'), listener('poppy')),
    mayNot: { alone: act('poppy', hear('ngozi'), listener('poppy')) },
  },
  {
    what: 'reading what waits for the teller',
    may: act('priya', read(PRIYAS)),
    mayNot: {
      'a moderator': act('tomos', read(PRIYAS)),
      'a mother': act('amelia', read(PRIYAS)),
      'a lead': act('sian', read(PRIYAS)),
      'a stranger': act('nobody', read(PRIYAS)),
      'somebody acting for her': helped('priya', 'nia', ['web.write'], read(PRIYAS)),
    },
  },
  {
    what: 'saying that it is right',
    may: act('priya', confirm),
    mayNot: {
      'the listener': act('nia', confirm),
      'a moderator': act('tomos', confirm),
      'somebody acting for her': helped('priya', 'nia', ['web.write'], confirm),
    },
  },
  {
    what: 'putting it right while it waits',
    may: act('nia', mend(PRIYAS)),
    mayNot: {
      'when it is confirmed': act('nia', mend(PRIYAS), act('priya', confirm)),
      'a moderator': act('tomos', mend(PRIYAS)),
      'a row of its own': act('priya', () => sql`update voices set words = 'x' where id = ${PRIYAS}`),
    },
  },
  {
    what: 'taking words back',
    may: act('priya', withdraw(PRIYAS)),
    mayNot: {
      'who runs it': act('tomos', withdraw(PRIYAS)),
      'a listener': act('nia', withdraw(PRIYAS)),
      'somebody acting for her': helped('priya', 'nia', ['web.write'], withdraw(PRIYAS)),
    },
  },
  {
    what: 'printing a slip',
    may: act('beth', slip(idOf('voice maryam'))),
    mayNot: {
      'of what another wrote': act('tomos', slip(idOf('voice maryam'))),
      'of a child in the place': act('nia', slip(PRIYAS)),
    },
  },
  {
    what: 'lifting a statement',
    may: act('tomos', lift(NGOZIS)),
    mayNot: {
      'a listener': act('beth', lift(NGOZIS)),
      'without the teller’s yes': act('tomos', lift(idOf('voice growing up ravi'))),
      'from what is not confirmed': act('tomos', lift(PRIYAS)),
      'from what was taken back': act('tomos', lift(WALTERS), act('walter', withdraw(WALTERS))),
    },
  },
  {
    what: 'showing a statement to others',
    may: act('tomos', decide('in', null)),
    mayNot: {
      'its author': act('ngozi', decide('in', null)),
      'a clerk': act('beth', decide('in', null)),
      'not showing it without a reason': act('tomos', decide('out', null)),
    },
  },
  {
    what: 'voting on a statement',
    may: act('priya', vote(SHOWN)),
    mayNot: {
      'that waits': act('priya', vote(WAITING)),
      'a stranger': act('nobody', vote(SHOWN)),
      'for somebody helped': helped('priya', 'nia', ['web.write'], vote(SHOWN)),
      'a row of its own': act(
        'priya',
        (ids) => sql`insert into listening_voters (place_id, id, listening_id, person_id)
          values (${PLACE}, ${fresh('voter')}, ${AT}, ${ids.priya})`,
      ),
      'reading how others did': act('tomos', () => sql`select vote from statement_votes limit 1`),
      'counting as somebody': act('tomos', () => sql`select votes_to_count(${AT})`),
    },
  },
  {
    what: 'offering to listen',
    may: act('amelia', () => sql`select offer_to_listen(${AT}, true)`),
    mayNot: {
      'a child': act('ravi', () => sql`select offer_to_listen(${AT}, true)`),
      'a stranger': act('nobody', () => sql`select offer_to_listen(${AT}, true)`),
      'who listens already': act('nia', () => sql`select offer_to_listen(${AT}, true)`),
    },
  },
  {
    what: 'naming a moderator',
    may: act('tomos', name('ines', 'moderator')),
    mayNot: {
      'a child': act('tomos', name('ravi', 'moderator')),
      'a listener does': act('nia', name('ines', 'moderator')),
    },
  },
  {
    what: 'publishing a theme',
    may: act('tomos', theme()),
    mayNot: {
      'a reader': act('beth', theme()),
      'out of no reading': act('tomos', theme(fresh('reading'))),
    },
  },
]
