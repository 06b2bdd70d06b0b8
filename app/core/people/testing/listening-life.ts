import { type RawBuilder, sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Name } from '#db/seeds/cast.ts'
import { idOf } from '#db/seeds/ids.ts'

type Run = (name: Name, ...steps: RawBuilder<unknown>[]) => Promise<void>

/** Priya says, adds, answers and reads with the mark in every word; Beth writes down a child’s words beside a second grown-up. */
export async function listeningLife(
  run: Run,
  ids: Readonly<Record<'priya' | 'nia' | 'walter', string>>,
  mark: string,
): Promise<void> {
  const [at, sense, voice] = [idOf('listening growing up'), newId(), newId()]
  await run(
    'priya',
    sql`select say_voice(${voice}, ${at}, ${`The lamp is out, ${mark}.`}, 'other', ${`Owl ${mark}`}, 'public', true)`,
    sql`select confirm_voice(${idOf('voice priya')})`,
    sql`select add_statement(${newId()}, ${at}, ${`Lamps matter ${mark}`})`,
    sql`select vote_statement(${idOf('statement growing up 3')}, -1)`,
  )
  await run(
    'tomos',
    sql`select name_for_listening(${at}, ${ids.nia}, 'moderator')`,
    sql`select lift_statement(${newId()}, ${voice}, ${`A lamp for ${mark}`})`,
  )
  await run(
    'nia',
    sql`select make_sense(${sense}, ${at}, 'In the hall', array[${ids.priya}, ${ids.nia}]::uuid[])`,
  )
  await run(
    'priya',
    sql`select write_reading(${newId()}, ${sense}, ${`I hear ${mark}`}, ${voice})`,
    sql`select done_reading(${sense}, false)`,
  )
  await run(
    'nia',
    sql`select write_reading(${newId()}, ${sense}, ${`She says: The lamp is out, ${mark}.`}, ${voice})`,
    sql`select done_reading(${sense}, false)`,
  )
  await run(
    'beth',
    sql`select hear_voice(${newId()}, ${at}, null, 'Sam', true, 'paper', null, 'I like the swings.', 'none', null, 'place', false,
      'aloud', ${ids.walter})`,
  )
}
