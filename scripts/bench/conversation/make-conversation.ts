import { sql } from 'kysely'
import { become, type Tx } from '../../../db/client.ts'
import { answers } from './answers.ts'

export interface Conversation {
  readonly placeId: string
  /** The group in whose name it is run, and somebody who may run it. */
  readonly hostId: string
  readonly organiserId: string
  /** Who answers. */
  readonly people: readonly string[]
  readonly statements: number
  /** How many of them also said something in their own words. */
  readonly voices: number
}

/** Makes a listening that has gone on for a while, through the verbs that people use, but for the votes. @returns its id, and how many votes there are */
export async function makeConversation(
  tx: Tx,
  id: string,
  { placeId, hostId, organiserId, people, statements, voices }: Conversation,
): Promise<{ readonly votes: number }> {
  const as = (personId: string) => become(tx, { placeId, personId })
  await as(organiserId)
  await sql`select make_listening(${id}, ${hostId}, 'Growing up here', 'What is it like?', null, 'public', null, null)`.execute(
    tx,
  )
  for (let n = 0; n < statements; n++)
    await sql`with made as materialized (select gen_random_uuid() as id),
        added as materialized (select made.id, add_statement(made.id, ${id}, ${`Statement ${n} is about something in this town.`}) from made)
      select decide_statement(added.id, 'in', null) from added`.execute(tx)
  for (const person of people.slice(0, voices)) {
    await as(person)
    await sql`select say_voice(gen_random_uuid(), ${id}, 'Something in my own words about growing up here.', 'none', null, 'public', true)`.execute(
      tx,
    )
  }
  const given = answers(people.length, statements)
  const column = <K extends keyof (typeof given)[number]>(key: K) => given.map((answer) => answer[key])
  await sql`
    with told as (select * from unnest(${column('person')}::int[], ${column('statement')}::int[], ${column('vote')}::smallint[])
        t (person, statement, vote)),
      asked as (select s.id, row_number() over (order by s.words) - 1 as n from statements s
        where s.place_id = ${placeId} and s.listening_id = ${id}),
      voter as (insert into listening_voters (place_id, id, listening_id, person_id)
        select ${placeId}::uuid, gen_random_uuid(), ${id}::uuid, p.id from unnest(${[...people]}::uuid[]) p (id) returning id, person_id),
      numbered as (select v.id, p.n - 1 as n from unnest(${[...people]}::uuid[]) with ordinality p (id, n) join voter v on v.person_id = p.id)
    insert into statement_votes (place_id, statement_id, voter_id, vote)
    select ${placeId}, a.id, w.id, t.vote from told t join asked a on a.n = t.statement join numbered w on w.n = t.person`.execute(
    tx,
  )
  return { votes: given.length }
}
