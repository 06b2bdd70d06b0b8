import { type RawBuilder, sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import type { Town } from '#test/support/town.ts'

type Run = (name: 'priya' | 'tomos', ...steps: RawBuilder<unknown>[]) => Promise<void>

/** Priya answered a letter, joined it to herself, said what she thinks of a question, and is owed an answer from. */
export async function assemblyLife(run: Run, { owner }: Town, priya: string, mark: string): Promise<void> {
  const [buses, evenings, draft] = [idOf('assembly buses'), idOf('assembly evenings'), newId()]
  await sql`insert into assembly_answers (place_id, id, assembly_id, said, name, reach, way, wave, person_id)
    values (${DEMO_PLACE}, ${newId()}, ${buses}, 'yes', ${`Pip ${mark}`}, ${`by ${mark}`}, 'web', 1, ${priya})`.execute(
    owner,
  )
  await sql`update assemblies set answerer_id = ${priya}, answerer_words = ${`I will, ${mark}`} where id = ${evenings}`.execute(
    owner,
  )
  await sql`update sources set from_age = null where id = ${buses}`.execute(owner)
  await run('tomos', sql`select draft_question(${draft}, ${buses}, 'How do we get home?', '')`)
  await run('priya', sql`select comment_draft(${newId()}, ${draft}, ${`Ask about lamps, ${mark}`})`)
}
