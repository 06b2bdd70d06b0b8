import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { become } from '#db/client.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import type { Town } from '#test/support/town.ts'
import { codeHash } from '../codes.ts'

type Bounds = Readonly<Record<string, readonly [least: number, most: number]>>

const all: Bounds = { young: [1, 3], old: [1, 3], East: [1, 3], West: [1, 3] }

/** An assembly of four places to whose letters eight people said yes, with quotas; Ines is its clerk. Straight into the database. */
export async function withPool(
  town: Town,
  bounds: Bounds = {},
): Promise<{ id: string; codes: readonly string[] }> {
  const [id, wave, tomos, ines] = [newId(), newId(), await town.id('tomos'), await town.id('ines')]
  const codes = Array.from({ length: 8 }, () => newId().replaceAll('-', '').slice(-10))
  const doors = codes.map((code, n) => ({
    id: newId(),
    lines: `${n + 1} Quay Road`,
    traits: {},
    hash: codeHash(town.house.secret, code),
  }))
  const facts = {
    question: 'What should become of the old quay?',
    framedBy: 'people who live by it',
    stance: 'advises',
    days: 'Two Saturdays',
    reach: '01792 550100',
    places: 4,
    keepDays: 90,
    answersUntil: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
  }
  const asked = [
    { category: 'Age', values: ['young', 'old'] },
    { category: 'Area', values: ['East', 'West'] },
  ]
  const quotas = asked.flatMap(({ category, values }) =>
    values.map((value) => {
      const [least, most] = (bounds[value] ?? all[value])!
      return { category, value, people: 500, least, most }
    }),
  )
  const letters = doors.map(({ id, hash }) => ({ address: id, hash }))
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
  await town.house.db.transaction().execute(async (tx) => {
    await become(tx, { placeId: DEMO_PLACE, personId: tomos })
    for (const step of [
      sql`select make_assembly(${id}, ${idOf('Town Council')}, 'The old quay', ${json(facts)}, null, 16)`,
      sql`select give_part(${id}, ${ines}, 'clerk')`,
      sql`select set_traits(${id}, ${json(asked)})`,
      sql`select keep_addresses(${id}, ${json(doors)})`,
      sql`select keep_letters(${wave}, ${id}, '{}', '1 2', '[]', ${json(letters)})`,
      ...doors.map(
        ({ hash }, n) => sql`select answer_letter(${hash}, ${newId()}, 'yes', ${`Volunteer ${n}`}, '01792 1',
          ${json({ Age: n % 2 === 0 ? 'young' : 'old', Area: n < 4 ? 'East' : 'West' })}, 'web')`,
      ),
      sql`select set_quotas(${id}, ${json(quotas)})`,
    ])
      await step.execute(tx)
  })
  return { id, codes }
}
