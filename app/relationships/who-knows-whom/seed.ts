import { sql } from 'kysely'
import { become, type Tx } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import type { Cast } from '#db/seeds/demo-town.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import type { Mark } from './marks.ts'

/** The two rounds of 10F, and the offer that came of the first. */
export const [LAST, NOW, OFFER, WAITING] = [
  idOf('mapping last'),
  idOf('mapping now'),
  idOf('mapping offer ngozi'),
  idOf('mapping offer priya'),
]
export const ANSWER = idOf('turn to priya last')

type Does = ReturnType<typeof sql>
type Said = readonly ({ readonly person: string } | { readonly name: string })[]

/** 10F was asked last half-term, and something came of it; it is being asked again. */
export async function seed(tx: Tx, people: Cast): Promise<void> {
  const as = async (personId: string, ...steps: readonly Does[]) => {
    await become(tx, { placeId: DEMO_PLACE, personId })
    for (const step of steps) await step.execute(tx)
  }
  const { rows } = await sql<{ id: string }>`
    select id from groups where place_id = ${DEMO_PLACE} and name = '10F' and kind = 'class'`.execute(tx)
  const class10f = rows[0]!.id
  const learners = await learnersOf(tx, class10f)
  const other = (n: number) => learners.filter((id) => !Object.values(people).includes(id))[n]!
  const open = (id: string, days: number, before: string | null) => sql`
    select open_mapping(${id}, ${class10f}, array[${people.poppy}, ${people.freya}]::uuid[], current_date + ${days}::int, ${before})`
  const answer = (id: string, round: string, said: Said, ...readers: readonly Name[]) => sql`
    select answer_mapping(${id}, ${round}, ${said.length === 0 ? 'nobody' : 'people'}, ${JSON.stringify(said)}::jsonb,
      ${readers.map((name) => people[name])}::uuid[])`
  const mark = (round: string, marks: Readonly<Record<string, Mark>>) =>
    sql`select mark_learners(${round}, ${JSON.stringify(marks)}::jsonb)`

  await as(people.freya, open(LAST, 14, null))
  const every = Object.fromEntries(
    learners.map((id, n) => [id, n % 4 === 3 ? 'not' : n % 3 === 1 ? 'little' : 'well'] as const),
  )
  await as(people.poppy, mark(LAST, { ...every, [people.priya]: 'well', [people.ngozi]: 'not' }))
  await as(people.freya, mark(LAST, { [people.priya]: 'little', [other(0)]: 'well', [other(5)]: 'well' }))
  await as(
    people.priya,
    answer(ANSWER, LAST, [{ person: people.nia }, { person: people.poppy }, { name: 'Gran' }], 'poppy'),
  )
  await as(people.ngozi, answer(idOf('turn to ngozi last'), LAST, [], 'poppy'))
  await as(other(1), answer(idOf('turn to 1 last'), LAST, [{ name: 'my brother' }], 'poppy', 'freya'))
  await as(
    people.poppy,
    sql`select read_mapping(${LAST}, ${class10f})`,
    sql`select make_offer(${OFFER}, ${LAST}, ${people.ngozi}, ${people.freya},
      'Would you like to have lunch with me in the greenhouse on Thursday?')`,
  )
  await as(people.ngozi, sql`select answer_offer(${OFFER}, 'yes')`)
  await as(
    people.poppy,
    sql`select end_offer(${OFFER}, 'met', 'We have lunch in the greenhouse on Thursdays now. Ngo brings the seeds.')`,
  )
  await as(people.freya, sql`select close_mapping(${LAST})`)
  await longAgo(tx)

  await as(people.freya, open(NOW, 12, LAST))
  const byNow = Object.fromEntries(
    learners.slice(0, 18).map((id, n) => [id, n % 5 === 4 ? 'little' : 'well'] as const),
  )
  await as(
    people.poppy,
    mark(NOW, {
      ...byNow,
      [people.ngozi]: 'well',
      [people.ravi]: 'little',
      [other(2)]: 'not',
      [other(4)]: 'not',
    }),
  )
  await as(
    people.ngozi,
    answer(
      idOf('turn to ngozi now'),
      NOW,
      [{ person: people.poppy }, { name: 'Auntie Ada' }],
      'poppy',
      'freya',
    ),
  )
  await as(other(1), answer(idOf('turn to 1 now'), NOW, [], 'poppy'))
  await as(other(2), answer(idOf('turn to 2 now'), NOW, [{ person: people.poppy }], 'poppy', 'freya'))
  await as(other(3), answer(idOf('turn to 3 now'), NOW, [{ person: people.freya }]))
  await as(
    people.poppy,
    sql`select make_offer(${WAITING}, ${NOW}, ${people.priya}, ${people.freya},
      'Would you like to show the Year 7s your chillies with me on Friday?')`,
  )
}

/** By family name, as a class list goes; without those who have left. */
async function learnersOf(tx: Tx, groupId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from memberships m join people p on p.place_id = m.place_id and p.id = m.person_id
    where m.place_id = ${DEMO_PLACE} and m.group_id = ${groupId} and m.role = 'student' and m.to_at is null
      and not exists (select from departures d where d.place_id = m.place_id and d.person_id = m.person_id)
    order by p.family_name, p.given_name, p.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The first round was half a term ago. */
async function longAgo(tx: Tx): Promise<void> {
  const ago = sql`interval '45 days'`
  await sql`update mappings set opened_at = opened_at - ${ago}, until_on = until_on - 45, closed_at = now() - interval '31 days'
    where place_id = ${DEMO_PLACE} and id = ${LAST}`.execute(tx)
  await sql`update mapping_readers set named_at = named_at - ${ago} where place_id = ${DEMO_PLACE}`.execute(
    tx,
  )
  await sql`update mapping_marks set marked_at = marked_at - ${ago} where place_id = ${DEMO_PLACE}`.execute(
    tx,
  )
  await sql`update turn_to set said_at = said_at - ${ago} where place_id = ${DEMO_PLACE}`.execute(tx)
  await sql`update turn_to_readers set let_at = let_at - ${ago} where place_id = ${DEMO_PLACE}`.execute(tx)
  await sql`update mapping_offers set made_at = made_at - interval '40 days', answered_at = answered_at - interval '40 days',
    became_at = became_at - interval '33 days' where place_id = ${DEMO_PLACE}`.execute(tx)
  await sql`update things set made_at = made_at - ${ago}, apart_since = apart_since - ${ago}
    where place_id = ${DEMO_PLACE} and kind = 'turn_to'`.execute(tx)
  await sql`update reads set at = at - interval '41 days' where place_id = ${DEMO_PLACE} and through = 'named'`.execute(
    tx,
  )
  await sql`update trail set at = at - interval '41 days' where place_id = ${DEMO_PLACE} and verb like 'mapping.%'`.execute(
    tx,
  )
  await sql`update notices set made_at = made_at - interval '41 days', seen_at = now() - interval '40 days'
    where place_id = ${DEMO_PLACE} and kind like 'mapping.%'`.execute(tx)
}
