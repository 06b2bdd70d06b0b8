import { sql } from 'kysely'
import { become, type Tx } from '#db/client.ts'
import type { Cast } from '#db/seeds/demo-town.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'

/** Nia and Priya have talked: once confirmed, once waiting for Priya's word, and a day is set. */
export async function seedConversations(tx: Tx, people: Cast): Promise<void> {
  const tie = idOf('tie nia priya')
  const [first, second, next] = ['first', 'second', 'next'].map((name) => idOf(`conversation ${name}`)) as [
    string,
    string,
    string,
  ]
  const as = (personId: string) => become(tx, { placeId: DEMO_PLACE, personId })
  await as(people.nia)
  await sql`select record_conversation(${first}, ${tie}, current_date - 24, 20,
    'I told Nia that the allotment is the one place where nobody asks me how I am feeling. I like that. I want to show Walter the tomatoes I started at Gran’s.',
    true)`.execute(tx)
  await sql`select add_commitment(${idOf('promise nia')}, ${first}, ${people.nia}, 'Ask Walter which Wednesday suits him', current_date - 17)`.execute(
    tx,
  )
  await as(people.priya)
  await sql`select confirm_conversation(${first}, null)`.execute(tx)
  await as(people.nia)
  await sql`select end_commitment(${idOf('promise nia')}, 'done', 'The first one of the month')`.execute(tx)
  await sql`select record_conversation(${second}, ${tie}, current_date - 6, 15,
    'We looked at my plan. Science is going better since Poppy lets me do the practical first. I have not asked Mum about the Saturday job yet.',
    false)`.execute(tx)
  await sql`select add_commitment(${idOf('promise priya')}, ${second}, ${people.priya}, 'Ask Mum about the Saturday job', null)`.execute(
    tx,
  )
  await sql`select plan_conversation(${next}, ${tie}, date_trunc('day', now()) + interval '8 days 12 hours 40 minutes', 'the library')`.execute(
    tx,
  )
  await sql`select speak_up(${idOf('speak up nia')}, ${tie}, ${people.poppy},
    'Priya works best when she can do the practical before the writing. Could that be her way in every unit?')`.execute(
    tx,
  )
  // It happened on those days; what is left to be seen today is the second talk.
  await sql`update meetings set recorded_at = held_on + interval '13 hours', made_at = held_on + interval '13 hours'
    where place_id = ${DEMO_PLACE} and held_on is not null`.execute(tx)
  await sql`update notices set made_at = now() - interval '24 days', seen_at = now() - interval '23 days'
    where place_id = ${DEMO_PLACE} and thing_id = ${first}`.execute(tx)
}
