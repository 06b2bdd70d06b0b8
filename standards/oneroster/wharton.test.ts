import { expect, test } from 'vitest'
import { openOneRoster } from './open.ts'
import { brief, outcomeOf } from './testing.ts'

function tally(words: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return Object.fromEntries(counts)
}

const counted = async (path: string) => {
  const roll = await openOneRoster(path)
  const { records, problems } = await outcomeOf(roll)
  await roll.close()
  const words: string[] = []
  for (const record of records) {
    const detail =
      record.kind === 'role' ? record.role : record.kind === 'guardianLink' ? record.relation : ''
    words.push([record.kind, detail, record.deleted ? 'deleted' : ''].filter(Boolean).join(' '))
  }
  return { roll, records, problems, counts: tally(words) }
}

test('the demo town, OneRoster 1.2: everybody, and the two things wrong with it', async () => {
  const { roll, records, problems, counts } = await counted('db/seeds/roll')
  expect(roll).toMatchObject({ version: '1.2', system: 'Fictional MIS' })
  expect(counts).toEqual({
    org: 6,
    session: 4,
    class: 101,
    person: 6420,
    'person deleted': 27,
    'role teacher': 134,
    'role aide': 80,
    'role siteAdministrator': 20,
    'role student': 2552,
    'role parent': 2899,
    'role guardian': 375,
    'role relative': 386,
    'role proctor': 1,
    enrolment: 2654,
    'guardianLink parent': 3199,
    'guardianLink guardian': 401,
    'guardianLink relative': 437,
    'guardianLink parent deleted': 38,
    'guardianLink guardian deleted': 6,
    'guardianLink relative deleted': 3,
  })
  expect(brief(problems)).toEqual([
    'enrollments.csv:2656 classSourcedId class-unknown',
    'users.csv:56 agentSourcedIds person-unknown',
  ])
  const people = records.filter((record) => record.kind === 'person')
  expect(people.filter(({ enabled }) => !enabled)).toHaveLength(17)
  expect(people.filter(({ preferredGivenName }) => preferredGivenName)).toHaveLength(151)
  expect(tally(people.flatMap(({ pronouns }) => pronouns ?? []))).toEqual({
    'he/him': 228,
    'she/her': 231,
    'they/them': 57,
  })
  const names = people.map(({ givenName, familyName }) => `${givenName} ${familyName}`)
  expect(names.filter((name) => /[\r\n]|^ | $| {2}/.test(name))).toEqual([])
  expect(people.some(({ givenName }) => givenName === 'Zoë')).toBe(true)
  expect(people.some(({ familyName }) => familyName === "O'Brien, Mc Carthy")).toBe(true)
})

test('the small roll, OneRoster 1.1: roles out of users.csv', async () => {
  const { roll, problems, counts } = await counted('standards/oneroster/samples/small-1.1')
  expect(roll.version).toBe('1.1')
  expect(counts).toEqual({
    org: 6,
    session: 4,
    class: 38,
    person: 664,
    'person deleted': 1,
    'role teacher': 20,
    'role parent': 311,
    'role student': 255,
    'role student deleted': 1,
    'role guardian': 41,
    'role relative': 29,
    'role aide': 6,
    'role siteAdministrator': 1,
    'role proctor': 1,
    enrolment: 295,
    'guardianLink parent': 340,
    'guardianLink guardian': 46,
    'guardianLink relative': 30,
    'guardianLink parent deleted': 1,
  })
  expect(brief(problems)).toEqual([
    'enrollments.csv:297 classSourcedId class-unknown',
    'users.csv:39 agentSourcedIds person-unknown',
  ])
})

test('a roll can be read again and gives the same', async () => {
  const roll = await openOneRoster('standards/oneroster/samples/small-1.1')
  expect(await outcomeOf(roll)).toEqual(await outcomeOf(roll))
})
