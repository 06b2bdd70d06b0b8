import { expect, test } from 'vitest'
import { heldOnMe } from '#core/people/held.ts'
import { town } from '#test/support/town.ts'
import { heldOnPerson } from './export.ts'

test('what whoever runs Kith writes out for somebody is what they are told themselves', async () => {
  const here = await town()
  const priya = await here.id('priya')
  const [exported, told] = [
    await heldOnPerson(here.owner, priya, here.house.config.timeZone),
    await here.as('priya', heldOnMe),
  ]
  expect(exported).toMatchObject(told)
  expect(Object.keys(told).length).toBeGreaterThan(8)
})

test('nobody is not written out', async () => {
  const here = await town()
  const nobody = heldOnPerson(here.owner, '00000000-0000-4000-8000-000000000000', 'Europe/London')
  await expect(nobody).rejects.toThrow('Nobody here')
})
