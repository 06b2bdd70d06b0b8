import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { asOperator } from '#db/as-operator.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import type { Town } from '#test/support/town.ts'

/** A source of the council, or of a person: as a practice's own function would make it. */
export async function aSource(
  town: Town,
  facts: {
    readonly title: string
    readonly kind?: 'ballot' | 'theme'
    readonly shown?: 'named' | 'asked' | 'public'
    readonly ownerId?: string
  },
): Promise<string> {
  const [id, council] = [newId(), idOf('Town Council')]
  const { title, kind = 'ballot', shown = 'public', ownerId = council } = facts
  await asOperator(town.owner, DEMO_PLACE, async (tx) => {
    await sql`select set_config('app.person_id', ${idOf('tomos')}, true)`.execute(tx)
    await sql`select make_source(${id}, ${kind}, ${ownerId}, ${council}, ${title}, ${shown}, null, null)`.execute(
      tx,
    )
  })
  return id
}

/** Lets everything that waits on a source have begun so many days ago. */
export async function age({ owner }: Town, sourceId: string, days: number): Promise<void> {
  await sql`update source_answers set asked_at = asked_at - make_interval(days => ${days}), by_on = by_on - ${days}::int
    where source_id = ${sourceId}`.execute(owner)
  await sql`update commitments set made_at = made_at - make_interval(days => ${days}), by_on = by_on - ${days}::int
    where source_id = ${sourceId}`.execute(owner)
  await sql`update sources set made_at = made_at - make_interval(days => ${days}) where id = ${sourceId}`.execute(
    owner,
  )
}
