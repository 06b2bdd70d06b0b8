import { sql } from 'kysely'
import { become, type Tx } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import type { Cast } from '#db/seeds/demo-town.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { countNow } from './count/job.ts'
import { kinds, statements, voices } from './seed-words.ts'

/** Growing up here, which is open; the library, which is over and small. */
export const [GROWING_UP, LIBRARY, PRIYAS, MARYAMS, SENSE, PLACE_THEME, BUS_THEME] = [
  idOf('listening growing up'),
  idOf('listening library'),
  idOf('voice priya'),
  idOf('voice maryam'),
  idOf('sense growing up'),
  idOf('theme somewhere to go'),
  idOf('theme evening buses'),
]
export const statementId = (n: number): string => idOf(`statement growing up ${n}`)
export const voiceId = (by: string): string => idOf(`voice growing up ${by}`)
/** Waits for a moderator. */
export const WAITING = idOf('statement waiting')
const READINGS = [0, 1, 2, 3, 4].map((n) => idOf(`reading growing up ${n}`))

type Does = ReturnType<typeof sql>
type As = (name: Name, ...steps: readonly Does[]) => Promise<void>

/** The town listens to how it is to grow up there: voices, statements, a reading with two themes, one answered, one overdue. */
export async function seed(tx: Tx, people: Cast): Promise<void> {
  const as: As = async (name, ...steps) => {
    await become(tx, { placeId: DEMO_PLACE, personId: people[name] })
    for (const step of steps) await step.execute(tx)
  }
  await begin(as, people)
  await speak(as, people)
  await answer(tx, people)
  await makeSense(as, people)
  await letTimePass(tx)
  await become(tx, { placeId: DEMO_PLACE, personId: '' })
  await countNow(tx, GROWING_UP, { unchecked: true })
  await countNow(tx, LIBRARY, { unchecked: true })
  await sql`update listening_results set counted_at = now() - interval '2 days' where place_id = ${DEMO_PLACE}`.execute(
    tx,
  )
}

async function begin(as: As, people: Cast): Promise<void> {
  const name = (listening: string, who: Name, part: string) =>
    sql`select name_for_listening(${listening}, ${people[who]}, ${part})`
  await as(
    'tomos',
    sql`select make_listening(${GROWING_UP}, ${idOf('Town Council')}, 'Growing up here',
      'What is it like to grow up in Wharton Vale, and what would make it better?',
      'The council wants to know before it decides about evenings, buses and meeting places. What is said is read by people who do not work for the council too, and every theme gets an answer.',
      'public', null, null)`,
    name(GROWING_UP, 'nia', 'listener'),
    name(GROWING_UP, 'beth', 'listener'),
    name(GROWING_UP, 'beth', 'clerk'),
    name(GROWING_UP, 'walter', 'second'),
    sql`select make_listening(${LIBRARY}, ${idOf('Town Council')}, 'The library on Saturdays', null, null, 'asked', null, null)`,
    name(LIBRARY, 'beth', 'listener'),
  )
}

async function speak(as: As, people: Cast): Promise<void> {
  for (const { by, words, shown, saidAs, saidName, lift } of voices)
    await as(
      by,
      sql`select say_voice(${voiceId(by)}, ${GROWING_UP}, ${words}, ${saidAs}, ${saidName}, ${shown}, ${lift})`,
    )
  await as(
    'nia',
    sql`select hear_voice(${PRIYAS}, ${GROWING_UP}, ${people.priya}, null, false, 'here', null,
      'I like it best on the allotment with Walter. Nobody there asks me what level I am. At home I look after my gran, and after seven there is no bus, so I do not go anywhere.',
      'none', null, 'place', true, 'aloud', null)`,
  )
  await as(
    'beth',
    sql`select hear_voice(${MARYAMS}, ${GROWING_UP}, null, 'Maryam', false, 'phone', '01632 960 144',
      'I am seventy-eight and I am bringing up a girl. Nobody asked if I can. I can. But I would like to sit with others who do it too.',
      'other', 'A gran', 'public', true, 'aloud', null)`,
    sql`select answer_slip(slip, 'confirm', null, null, null, null, null)
      from (select make_slip(${MARYAMS}, '\\x00'), '\\x00'::bytea as slip offset 0) s`,
  )
  await as(
    'tomos',
    sql`select lift_statement(${statementId(0)}, ${voiceId('ngozi')}, ${statements[0]})`,
    sql`select lift_statement(${statementId(1)}, ${voiceId('amelia')}, ${statements[1]})`,
  )
  for (const [n, words] of statements.entries()) {
    if (n < 2) continue
    const by = (['ravi', 'walter', 'ngozi', 'beth', 'freya'] as const)[n % 5]!
    await as(by, sql`select add_statement(${statementId(n)}, ${GROWING_UP}, ${words})`)
    await as('tomos', sql`select decide_statement(${statementId(n)}, 'in', null)`)
  }
  const refused = idOf('statement refused')
  await as('ravi', sql`select add_statement(${refused}, ${GROWING_UP}, 'My neighbour’s boy is loud.')`)
  await as('tomos', sql`select decide_statement(${refused}, 'out', 'names_somebody')`)
  await as(
    'ngozi',
    sql`select add_statement(${WAITING}, ${GROWING_UP}, 'There should be somewhere to be with friends without having to buy something.')`,
  )
  await as(
    'amelia',
    sql`select add_statement(${idOf('statement waiting 2')}, ${GROWING_UP}, 'Buses should wait for the late shift.')`,
  )
  const books = idOf('statement library 0')
  await as('walter', sql`select add_statement(${books}, ${LIBRARY}, 'I would come on a Saturday afternoon.')`)
  await as('tomos', sql`select decide_statement(${books}, 'in', null)`)
}

/** Forty learners and some grown-ups answer, each as one of three kinds of people would, now and then differently. */
async function answer(tx: Tx, people: Cast): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select m.person_id as id from memberships m where m.place_id = ${DEMO_PLACE} and m.role = 'student' and m.to_at is null
      and m.person_id <> ${people.priya}
      and not exists (select from departures d where d.place_id = ${DEMO_PLACE} and d.person_id = m.person_id)
    group by 1 order by md5(m.person_id::text) limit 38`.execute(tx)
  const grown = [people.amelia, people.walter, people.beth, people.freya]
  const voters = [...rows.map(({ id }) => id), ...grown]
  const all = voters.flatMap((person, p) =>
    statements.flatMap((_, s) => {
      const said = kinds[p % 3]![(s + (p % 7 === s % 7 ? 5 : 0)) % statements.length]!
      const vote = { '+': 1, '-': -1, '0': 0, '.': null }[said] ?? null
      return vote === null || (p * 5 + s) % 9 === 0 ? [] : [{ person, statement: statementId(s), vote }]
    }),
  )
  await sql`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) g (person uuid, statement uuid, vote int)),
    voters as (
      insert into listening_voters (place_id, id, listening_id, person_id)
      select distinct on (person) ${DEMO_PLACE}::uuid, gen_random_uuid(), ${GROWING_UP}::uuid, person from given returning id, person_id)
    insert into statement_votes (place_id, statement_id, voter_id, vote)
    select ${DEMO_PLACE}, g.statement, v.id, g.vote from given g join voters v on v.person_id = g.person`.execute(
    tx,
  )
  await become(tx, { placeId: DEMO_PLACE, personId: people.beth })
  const printed = statements.slice(0, 8).map((_, n) => statementId(n))
  await sql`select print_sheets(${GROWING_UP}, 3, ${printed}::uuid[])`.execute(tx)
  await sql`select enter_sheet(${GROWING_UP}, 1, ${JSON.stringify({ [printed[0]!]: 1, [printed[2]!]: -1, [printed[5]!]: 1 })}::jsonb, null)`.execute(
    tx,
  )
  for (const name of ['walter', 'beth', 'freya'] as const) {
    await become(tx, { placeId: DEMO_PLACE, personId: people[name] })
    await sql`select vote_statement(${idOf('statement library 0')}, 1)`.execute(tx)
  }
}

async function makeSense(as: As, people: Cast): Promise<void> {
  const hear = (n: number, voice: string | null, words: string) =>
    sql`select write_reading(${READINGS[n]}, ${SENSE}, ${words}, ${voice})`
  const done = sql`select done_reading(${SENSE}, false)`
  await as(
    'tomos',
    sql`select make_sense(${SENSE}, ${GROWING_UP}, 'Reading in the library', array[${people.tomos}, ${people.beth}, ${people.walter}]::uuid[])`,
    hear(0, voiceId('ngozi'), 'A lit place with nothing to buy is missing.'),
    done,
  )
  await as(
    'beth',
    hear(1, voiceId('amelia'), 'The bus timetable decides who sees whom.'),
    hear(2, MARYAMS, 'She wants company, not advice.'),
    done,
  )
  await as(
    'walter',
    hear(3, voiceId('ngozi'), 'Waiting somewhere safe is what they talk about, more than about buses.'),
    hear(4, null, 'People want leave to be kind to each other.'),
    done,
  )
  await as(
    'tomos',
    sql`select publish_theme(${PLACE_THEME}, ${SENSE}, 'Somewhere to be, without buying anything',
      'People of every age look for a warm, lit place after school and work where nobody has to buy anything.',
      array[${READINGS[0]}, ${READINGS[2]}, ${READINGS[3]}]::uuid[])`,
    sql`select publish_theme(${BUS_THEME}, ${SENSE}, 'The last bus decides the evening',
      'The timetable decides who can see whom. Families and friends lose hours to it.', array[${READINGS[1]}]::uuid[])`,
    sql`select ask_for_answer(${idOf('answer somewhere')}, ${PLACE_THEME}, ${people.ines}, current_date + 20)`,
    sql`select ask_for_answer(${idOf('answer buses')}, ${BUS_THEME}, ${people.ines}, current_date + 1)`,
    sql`select end_listening(${LIBRARY}, true)`,
  )
  await as(
    'ines',
    sql`select answer_source(${idOf('answer somewhere')}, 'partly',
      'We open the old ticket office from September, three evenings a week. We do not have the money for every evening yet.')`,
    sql`select promise(${idOf('promise ticket office')}, ${PLACE_THEME}, ${people.ines},
      'Ask the council for the keys of the old ticket office', current_date + 30)`,
  )
}

/** It began two months ago; the answer about buses is ten days late. */
async function letTimePass(tx: Tx): Promise<void> {
  const here = sql`place_id = ${DEMO_PLACE}`
  const kindsOfIt = sql`(select id from things where ${here} and kind in ('listening', 'voice', 'statement', 'theme'))`
  await sql`update sources set made_at = made_at - interval '60 days' where ${here} and id in ${kindsOfIt}`.execute(
    tx,
  )
  await sql`update sources set made_at = made_at + interval '20 days' where ${here}
    and id in (select id from things where ${here} and kind = 'theme')`.execute(tx)
  await sql`update voices set written_at = written_at - interval '55 days', confirmed_at = confirmed_at - interval '54 days'
    where ${here} and id <> ${PRIYAS}`.execute(tx)
  await sql`update source_answers set by_on = by_on - 11, asked_at = asked_at - interval '40 days',
    answered_at = answered_at - interval '20 days' where ${here} and source_id in ${kindsOfIt}`.execute(tx)
  await sql`update listenings set ended_at = now() - interval '12 days' where ${here} and id = ${LIBRARY}`.execute(
    tx,
  )
  await sql`update listening_log set at = at - interval '50 days' where ${here}`.execute(tx)
  await sql`update trail set at = at - interval '50 days' where ${here} and thing_id in ${kindsOfIt} and thing_id <> ${PRIYAS}`.execute(
    tx,
  )
  await sql`update notices set made_at = made_at - interval '40 days', seen_at = now() - interval '39 days'
    where ${here} and kind like 'listening.%' and kind not in ('listening.played_back', 'listening.to_read')`.execute(
    tx,
  )
}
