import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { idOf } from '#db/seeds/ids.ts'
import { act, type Case, fresh, helped, helpedByBeth, type Ids, PLACE } from './case.ts'

/** What anybody may see; what those of 10F are asked; what is for who runs it; what Priya said, run by the council too. */
export const [LAMP, ASKED, NAMED, VOICE] = ['lamp', 'asked', 'named', 'voice'].map(fresh) as [
  string,
  string,
  string,
  string,
]
const COUNCIL = idOf('Town Council')

export async function makeSources(tx: Tx, ids: Ids): Promise<void> {
  const class10f = sql`(select id from groups where kind = 'class' and name = '10F')`
  const make = (id: string, owner: string, shown: string, forGroup: typeof class10f) =>
    sql`select make_source(${id}, 'ballot', ${owner}, ${COUNCIL}, 'A lamp', ${shown}, ${forGroup}, null)`.execute(
      tx,
    )
  await sql`select set_config('app.person_id', ${ids.tomos}, true)`.execute(tx)
  await make(LAMP, COUNCIL, 'public', sql`null`)
  await make(ASKED, COUNCIL, 'asked', class10f)
  await make(NAMED, COUNCIL, 'named', sql`null`)
  await make(VOICE, ids.priya, 'named', sql`null`)
}

const see = (id: string) => () => sql`select id from sources where id = ${id}`
const link = (from: string, to: string) => () => sql`select link_sources(${from}, ${to})`
const give =
  (who: 'ines' | 'ravi' | 'priya' | 'darren', part: string, of = LAMP) =>
  (ids: Ids) =>
    sql`select give_part(${of}, ${ids[who]}, ${part})`
const end = (ids: Ids) => sql`select end_part(${LAMP}, ${ids.ines}, 'moderator')`
const follow = (of: string) => () => sql`select follow_source(${of}, true)`
const ask =
  (who: 'ines' | 'beth' | 'priya' | 'tomos', name = 'answer') =>
  (ids: Ids) =>
    sql`select ask_for_answer(${fresh(name)}, ${LAMP}, ${ids[who]}, current_date + 9)`
const answer = () => sql`select answer_source(${fresh('answer')}, 'no', 'There is no money')`
const promise = (who: 'ines' | 'beth' | 'priya') => (ids: Ids) =>
  sql`select promise(${fresh('promise')}, ${LAMP}, ${ids[who]}, 'Mend the lamp', null)`
const came = () => sql`select end_commitment(${fresh('promise')}, 'done', 'It shines')`
const keptApart = act(
  'sian',
  (ids) => sql`select block_contact(${fresh('block')}, ${ids.priya}, ${ids.tomos})`,
)
const moderated = act('tomos', give('ines', 'moderator'))
const asked = act('tomos', ask('ines'))

/** Sources: who sees, links, names, asks, answers, promises and follows. */
export const sourceCases: readonly Case[] = [
  {
    what: 'seeing what is asked of a class',
    may: act('priya', see(ASKED)),
    mayNot: {
      'a gardener': act('walter', see(ASKED)),
      'a stranger': act('nobody', see(ASKED)),
      'a learner, what is for who runs it': act('priya', see(NAMED)),
    },
  },
  {
    what: 'seeing what is public',
    may: act('nobody', see(LAMP)),
    mayNot: {
      'what is not': act('nobody', see(NAMED)),
      'by whom it was written down': act('tomos', () => sql`select made_by from sources where id = ${LAMP}`),
      'by whom a link was made': act('tomos', () => sql`select made_by from source_links`),
    },
  },
  {
    what: 'running what somebody said',
    may: act('tomos', give('ines', 'moderator', VOICE)),
    mayNot: {
      'who is kept from them': act('tomos', give('ines', 'moderator', VOICE), keptApart),
      'the title, who is kept from them': act('tomos', see(VOICE), keptApart),
      'a councillor': act('ines', give('ines', 'moderator', VOICE)),
    },
  },
  {
    what: 'saying what led to what',
    may: act('tomos', link(LAMP, NAMED)),
    mayNot: {
      'a councillor': act('ines', link(LAMP, NAMED)),
      'a stranger': act('nobody', link(LAMP, NAMED)),
      'in a circle': act('tomos', link(NAMED, LAMP), act('tomos', link(LAMP, NAMED))),
      'through a helper': helpedByBeth(link(LAMP, NAMED)),
      'from what one does not see': act('tomos', link(VOICE, LAMP), keptApart),
      'a row of its own': act(
        'tomos',
        (ids) => sql`insert into source_links (place_id, from_id, to_id, made_by)
          values (${PLACE}, ${LAMP}, ${NAMED}, ${ids.tomos})`,
      ),
    },
  },
  {
    what: 'naming somebody for a part',
    may: moderated,
    mayNot: {
      'for oneself': act('ines', give('ines', 'moderator')),
      'a stranger': act('nobody', give('ines', 'moderator')),
      'a child whom one does not see': act('tomos', give('ravi', 'guest')),
      'a child as the host': act('tomos', give('priya', 'host')),
      'who is kept from one': act('tomos', give('priya', 'guest'), keptApart),
    },
  },
  {
    what: 'ending it',
    may: act(
      'tomos',
      () => sql`select 1 from source_parts where part = 'moderator' and ended_at is not null`,
      moderated,
      act('tomos', end),
    ),
    mayNot: {
      'a gardener': act('walter', end, moderated),
      'a stranger': act('nobody', end, moderated),
    },
  },
  {
    what: 'following',
    may: act('priya', follow(LAMP)),
    mayNot: {
      'what one does not see': act('priya', follow(NAMED)),
      'a stranger': act('nobody', follow(LAMP)),
      'through a helper': helped('priya', 'nia', ['web.write'], follow(LAMP)),
      'for another': act(
        'tomos',
        (ids) =>
          sql`insert into source_follows (place_id, source_id, person_id) values (${PLACE}, ${LAMP}, ${ids.ines})`,
      ),
      'reading who does': act('tomos', () => sql`select * from source_follows`, act('priya', follow(LAMP))),
    },
  },
  {
    what: 'asking for an answer',
    may: act('tomos', ask('ines')),
    mayNot: {
      'a child': act('tomos', ask('priya')),
      'by who does not run it': act('ines', ask('beth')),
      'a stranger': act('nobody', ask('ines')),
    },
  },
  {
    what: 'giving it',
    may: act('ines', answer, asked),
    mayNot: {
      another: act('tomos', answer, asked),
      'a stranger': act('nobody', answer, asked),
      twice: act('ines', answer, asked, act('ines', answer)),
      'after it was passed on': act('ines', answer, asked, act('tomos', ask('beth', 'answer of beth'))),
      'through a helper': {
        ...helpedByBeth(answer),
        after: [act('tomos', ask('tomos')), ...helpedByBeth(answer).after!],
      },
    },
  },
  {
    what: 'that a question was passed on stays',
    may: act(
      'nobody',
      () => sql`select from answers_of(array[${LAMP}]::uuid[]) where passed_on_at is not null`,
      asked,
      act('tomos', ask('beth', 'answer of beth')),
    ),
    mayNot: {
      'as one that is owed': act(
        'nobody',
        () => sql`select from answers_of(array[${LAMP}]::uuid[]) where passed_on_at is not null`,
        asked,
      ),
    },
  },
  {
    what: 'promising something because of it',
    may: act('ines', promise('ines'), asked),
    mayNot: {
      'who has no part in it': act('walter', promise('ines')),
      'for another, by who does not run it': act('ines', promise('beth'), asked),
      'for a child': act('tomos', promise('priya')),
      'a stranger': act('nobody', promise('ines')),
    },
  },
  {
    what: 'saying what came of it',
    may: act('ines', came, asked, act('ines', promise('ines'))),
    mayNot: {
      'who runs it': act('tomos', came, asked, act('ines', promise('ines'))),
      'a stranger': act('nobody', came, asked, act('ines', promise('ines'))),
    },
  },
]
