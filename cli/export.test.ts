import { expect, test } from 'vitest'
import { heldOnMe } from '#core/people/held.ts'
import { town } from '#test/support/town.ts'
import { heldOnPerson } from './export.ts'

/** Rows of one moment stand in no order. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.map(sorted).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, sorted(held)]))
}

test('what whoever runs Kith writes out for somebody is what they are told themselves', async () => {
  const here = await town()
  const priya = await here.id('priya')
  const [exported, told] = [
    await heldOnPerson(here.owner, priya, here.house.config.timeZone),
    await here.as('priya', heldOnMe),
  ]
  expect(sorted(exported)).toMatchObject(sorted(told) as object)
  expect(Object.keys(told).length).toBeGreaterThan(8)
})

test('nobody is not written out', async () => {
  const here = await town()
  const nobody = heldOnPerson(here.owner, '00000000-0000-4000-8000-000000000000', 'Europe/London')
  await expect(nobody).rejects.toThrow('Nobody here')
})
