import { sql } from 'kysely'
import { hashOf } from '#core/ballots/rule-hash.ts'
import { become, type Tx } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import type { Cast } from '#db/seeds/demo-town.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'

/** A roundtable that is over, a drop-in to come, and an evening that is going on, all called by the town council. */
export const [OVER, TO_COME, NOW, POLL, NOW_POLL] = [
  idOf('gathering roundtable'),
  idOf('gathering drop-in'),
  idOf('gathering evening'),
  idOf('poll roundtable'),
  idOf('poll evening'),
]

type Does = ReturnType<typeof sql>

export async function seed(tx: Tx, people: Cast): Promise<void> {
  const as = async (name: Name, ...steps: readonly Does[]) => {
    await become(tx, { placeId: DEMO_PLACE, personId: people[name] })
    for (const step of steps) await step.execute(tx)
  }
  const all = async (names: readonly Name[], step: Does) => {
    for (const name of names) await as(name, step)
  }
  await seedOver(tx, as, all)
  await as(
    'tomos',
    call(
      TO_COME,
      'Tea at the library',
      'drop_in',
      3,
      90,
      'The library, upstairs',
      'Come and say how it goes. Cake.',
      'asked',
    ),
    sql`select give_part(${TO_COME}, ${people.beth}, 'facilitator')`,
  )
  await all(['walter', 'maryam'], sql`select answer_gathering(${TO_COME}, 'yes')`)
  await as('amelia', sql`select answer_gathering(${TO_COME}, 'maybe')`)
  await as(
    'beth',
    sql`select add_name_to_gathering(${idOf('guest ali')}, ${TO_COME}, 'Mr Ali', true, 'Mill Lane', false)`,
  )
  await seedNow(tx, people, as, all)
  await sql`update notices set seen_at = now() where place_id = ${DEMO_PLACE} and (kind like 'gathering.%' or thing_id = ${TO_COME})`.execute(
    tx,
  )
}

type As = (name: Name, ...steps: readonly Does[]) => Promise<void>
type All = (names: readonly Name[], step: Does) => Promise<void>

const call = (
  id: string,
  title: string,
  shape: string,
  inDays: number,
  minutes: number,
  where: string,
  about: string,
  shown: string,
) => sql`select call_gathering(${id}, ${idOf('Town Council')}, ${title}, ${shape},
  date_trunc('day', now()) + ${inDays} * interval '1 day' + interval '18 hours', ${minutes}, ${where}, ${about}, ${shown}, null, null, null, null)`

const note = (id: string, gathering: string, room: string | null, text: string) =>
  sql`select write_note(${idOf(id)}, ${gathering}, ${room}, ${text})`

const poll = (id: string, gathering: string, question: string, form: string, options: readonly string[]) => {
  const made = options.map((title, n) => ({ id: idOf(`${id} ${n}`), title }))
  const rule = {
    version: 1,
    roll: 'parts',
    part: 'here',
    count: 'most approvals',
    lot: made.map((option) => option.id),
  }
  return sql`select make_ballot(${id}, ${gathering}, ${question}, ${form}, false, ${JSON.stringify(rule)}::jsonb, ${hashOf(rule)}, null,
    now() - interval '1 minute', null, ${JSON.stringify(made)}::jsonb)`
}
const vote = (id: string, ...chosen: readonly number[]) =>
  sql`select cast_vote(${id}, null, ${JSON.stringify({ options: chosen.map((n) => idOf(`${id} ${n}`)) })}::jsonb)`

async function seedOver(tx: Tx, as: As, all: All) {
  await as(
    'tomos',
    call(
      OVER,
      'What would get us outdoors at lunch?',
      'roundtable',
      0,
      60,
      'The hut on Mill Lane',
      'Walter has room on the allotment and nobody to fill it at lunchtime. What would it take?',
      'public',
    ),
  )
  await beginsNow(tx, OVER)
  await all(['walter', 'beth', 'priya', 'ines'], sql`select come_in(${OVER})`)
  await as(
    'tomos',
    sql`select add_name_to_gathering(${idOf('guest jean')}, ${OVER}, 'Jean', true, 'Mill Lane', true)`,
    sql`select save_steps(${OVER}, ${JSON.stringify([
      { title: 'Walter tells how it is', minutes: 5, guest: null },
      { title: 'Questions only', minutes: 10, guest: null },
      { title: 'What each of us would try', minutes: 30, guest: null },
    ])}::jsonb)`,
    poll(POLL, OVER, 'What do we try first?', 'approval', [
      'A lunch club on Wednesdays',
      'An open gate in the holidays',
      'Beds that classes look after',
    ]),
    sql`select enter_hands(${POLL}, ${JSON.stringify({ [idOf(`${POLL} 0`)]: 1, [idOf(`${POLL} 2`)]: 1 })}::jsonb)`,
  )
  await as(
    'walter',
    note('note 1', OVER, null, 'The gate is locked from one to two because nobody can be there.'),
    vote(POLL, 0, 2),
  )
  await as(
    'beth',
    note('note 2', OVER, null, 'The library could take it in turns with the allotment.'),
    vote(POLL, 0),
  )
  await as(
    'priya',
    note('note 3', OVER, null, 'We would come if we could bring our own lunch and not have to talk.'),
    vote(POLL, 0),
  )
  await as(
    'ines',
    note('note 4', OVER, null, 'Priya knows more about chillies than the council does.'),
    vote(POLL, 1, 0),
  )
  await as(
    'tomos',
    sql`select mark_key(${idOf('note 1')}, true)`,
    sql`select mark_key(${idOf('note 3')}, true)`,
  )
  await as(
    'walter',
    sql`select promise(${idOf('promise walter')}, ${OVER}, me(), 'Be at the gate on Wednesdays from one to two', current_date + 20)`,
  )
  // Over and sent, eight days ago; the count is the place's and nobody's.
  await sql`update ballots set closed_at = now() where place_id = ${DEMO_PLACE} and id = ${POLL}`.execute(tx)
  await asNobody(tx, sql`select keep_votes(${POLL}, '[]', '{}')`)
  await sql`update gatherings set starts_at = date_trunc('day', now()) - interval '8 days' + interval '18 hours', closed_at = now() - interval '8 days', sent_at = now() - interval '8 days'
    where place_id = ${DEMO_PLACE} and id = ${OVER}`.execute(tx)
  await sql`update gathering_notes set written_at = written_at - interval '8 days' where place_id = ${DEMO_PLACE}`.execute(
    tx,
  )
}

async function seedNow(tx: Tx, people: Cast, as: As, all: All) {
  await as(
    'tomos',
    call(NOW, 'An evening on growing up here', 'session', 0, 120, 'The town hall', '', 'asked'),
  )
  await beginsNow(tx, NOW)
  await all(['walter', 'beth', 'poppy', 'ines', 'priya', 'ngozi', 'ravi'], sql`select come_in(${NOW})`)
  await as(
    'tomos',
    sql`select add_name_to_gathering(${idOf('guest sam')}, ${NOW}, 'Sam', true, 'Station Road', true)`,
  )
  await sql`insert into gathering_rounds (place_id, gathering_id, round, question, size, mix, ages_apart, seed, state)
    values (${DEMO_PLACE}, ${NOW}, 1, 'When did somebody here last ask you what you think?', 4, false, false, 1, 'making')`.execute(
    tx,
  )
  const { rows: guests } = await sql<{ id: string; person_id: string | null }>`
    select id, person_id from gathering_guests where place_id = ${DEMO_PLACE} and gathering_id = ${NOW}`.execute(
    tx,
  )
  const guest = (name: Name) => guests.find(({ person_id }) => person_id === people[name])!.id
  const rooms = [
    (['walter', 'beth', 'priya', 'ngozi'] as const).map(guest),
    [...(['poppy', 'ines', 'ravi'] as const).map(guest), idOf('guest sam')],
  ]
  await asNobody(tx, sql`select keep_rooms(${NOW}, 1, ${JSON.stringify(rooms)}::jsonb)`)
  const { rows: made } = await sql<{ id: string }>`
    select id from gathering_rooms where place_id = ${DEMO_PLACE} and gathering_id = ${NOW} order by number`.execute(
    tx,
  )
  await as('priya', note('note 5', NOW, made[0]!.id, 'My gran asks. At school nobody has, this year.'))
  await as('walter', note('note 6', NOW, made[0]!.id, 'I was asked once, by a form.'))
  await as('poppy', note('note 7', NOW, made[1]!.id, 'I ask all day and hardly wait for the answer.'))
  await as(
    'tomos',
    poll(NOW_POLL, NOW, 'Shall we do this again?', 'single', ['Yes, next month', 'Yes, next term', 'No']),
  )
  await as('beth', vote(NOW_POLL, 0))
}

/** One comes in from half a day before it begins, whatever the hour at which the town is made. */
const beginsNow = (tx: Tx, id: string) =>
  sql`update gatherings set starts_at = now() - interval '30 minutes' where place_id = ${DEMO_PLACE} and id = ${id}`.execute(
    tx,
  )

async function asNobody(tx: Tx, step: Does) {
  await sql`select set_config('app.person_id', '', true)`.execute(tx)
  await step.execute(tx)
}
