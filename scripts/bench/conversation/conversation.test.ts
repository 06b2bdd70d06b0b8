import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asOperator } from '#db/as-operator.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { town } from '#test/support/town.ts'
import { countTask } from '../../../app/listening/listening/count/job.ts'
import { makeConversation } from './make-conversation.ts'

test('a made-up conversation is counted and shown whole, small as it is here', async () => {
  const here = await town()
  const id = idOf('made-up conversation')
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from memberships where place_id = ${DEMO_PLACE} and role = 'student' order by 1 limit 36`.execute(
    here.owner,
  )
  const people = rows.map((row) => row.id)
  const organiserId = await here.id('tomos')
  const { votes } = await asOperator(here.owner, DEMO_PLACE, (tx) =>
    makeConversation(tx, id, {
      placeId: DEMO_PLACE,
      hostId: idOf('Town Council'),
      organiserId,
      people,
      statements: 8,
      voices: 3,
    }),
  )
  await countTask(here.house)({ id, placeId: DEMO_PLACE }, {} as never)
  const page = await (await here.browser()).get(`/listening/${id}/agree`)
  expect(page.text).toContain(`36 people gave ${votes} answers`)
})
