import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chunks, gather, ofKind } from '../oneroster/testing.ts'
import { type RollProblem, RollUnreadable } from '../roll/problem.ts'
import type { TableFile } from '../roll/table.ts'
import { readHeadings } from './headings.ts'
import { splitName } from './names.ts'
import { readPlainRoll } from './read.ts'
import { relationFor } from './relation.ts'
import { suggestMapping } from './suggest.ts'
import { PLAIN_TARGETS, type PlainMapping } from './targets.ts'

const school = { sourcedId: 's1', name: 'Vale' }

const fileOf = (content: string | Uint8Array, size = 1 << 16): TableFile => {
  const bytes = Buffer.from(content)
  return { name: 'list.csv', bytes: bytes.length, open: async () => chunks(bytes, size) }
}

async function read(content: string, mapping?: PlainMapping) {
  const file = fileOf(content)
  const chosen = mapping ?? (await readHeadings(await file.open())).suggested
  const problems: RollProblem[] = []
  const onProblem = (problem: RollProblem) => problems.push(problem)
  const records = await gather(readPlainRoll(file, chosen, { school, onProblem }))
  return {
    records,
    people: ofKind(records, 'person'),
    links: ofKind(records, 'guardianLink'),
    problems,
    codes: problems.map(({ code }) => code),
  }
}

describe('what headings mean', () => {
  test.each([
    [
      ['Forename', 'Surname', 'Reg Group', 'Year', 'UPN'],
      ['givenName', 'familyName', 'class', 'year', 'upn'],
    ],
    [
      ['Legal First Name', 'Legal Last Name', 'Preferred Forename', 'DOB', 'Adno'],
      ['givenName', 'familyName', 'preferredGivenName', 'birthDate', 'id'],
    ],
    [
      ['Forename', 'Legal Forename', 'Legal Surname'],
      ['preferredGivenName', 'givenName', 'familyName'],
    ],
    [
      ['Pupil Name', 'Date of birth', 'Year Group', 'Student Email'],
      ['fullName', 'birthDate', 'year', 'email'],
    ],
    [
      [
        'Parent 1 email',
        'Parent 1 Forename',
        'Contact 1 name',
        'Contact 1 relationship',
        'Contact 2 Mobile Phone',
      ],
      ['parent1.email', 'parent1.givenName', 'contact1.name', 'contact1.relation', 'contact2.phone'],
    ],
    [
      ['Mother Name', 'Father Name', 'Mother Email'],
      ['parent1.name', 'parent2.name', 'parent1.email'],
    ],
    [
      ['Email', 'Email', 'Shoe size', '', 'Contact 1 Address'],
      ['email', null, null, null, null],
    ],
    [
      ['NC Year', 'Registration Group', 'Known As', 'Admission Number'],
      ['year', 'class', 'preferredGivenName', 'id'],
    ],
  ])('%j', (headings, targets) => expect(suggestMapping(headings)).toEqual(targets))

  test('a suggestion is always something that can be mapped, and never twice', () => {
    const words = fc.constantFrom(
      'parent',
      'contact',
      '1',
      '2',
      ' ',
      'name',
      'email',
      'Forename',
      'legal ',
      'UPN',
      'year',
      'relationship',
      'x',
    )
    const heading = fc.array(words, { maxLength: 4 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 8 }), (headings) => {
        const given = suggestMapping(headings).filter((target) => target !== null)
        expect(new Set(given).size).toBe(given.length)
        for (const target of given) expect(PLAIN_TARGETS).toContain(target)
      }),
    )
  })
})

describe('readHeadings', () => {
  test('passes over a title, shows a few rows, takes any delimiter', async () => {
    const text = 'All pupils\n\nForename;Surname;DOB\nAda;Okafor;03/09/2014\nBo;Li;1\nCy;Ng;2\n'
    expect(await readHeadings(chunks(Buffer.from(text)), 2)).toEqual({
      headings: ['Forename', 'Surname', 'DOB'],
      samples: [
        ['Ada', 'Okafor', '03/09/2014'],
        ['Bo', 'Li', '1'],
      ],
      suggested: ['givenName', 'familyName', 'birthDate'],
    })
  })

  test.each([
    ['nothing', ''],
    ['no headings', 'just one thing\nand another\n'],
    ['a spreadsheet', 'PK\x03\x04…'],
    ['a PDF', '%PDF-1.7'],
  ])('%s is unreadable', async (_, text) => {
    await expect(readHeadings(chunks(Buffer.from(text)))).rejects.toThrow(RollUnreadable)
  })
})

describe('readPlainRoll', () => {
  const LIST =
    'Legal Forename\tSurname\tReg Group\tYear\tUPN\tDOB\tParent 1 Name\tParent 1 email\tContact 1 Name\tContact 1 Relationship\n' +
    'Ada\tOkafor\t7B\tYear 7\tA823456789012\t03/09/2014\tMrs Ngozi Okafor\tn@example.org\tJo Bloggs\tChildminder\n' +
    'Ben\tOkafor\t8A\t8\tB823456789012\t2013-10-01\tOkafor, Ngozi\tN@example.org\tNan Obi\tGrandmother\n'

  test('learners, their classes, and the people beside them', async () => {
    const { records, people, links, codes } = await read(LIST)
    expect(ofKind(records, 'class').map(({ title }) => title)).toEqual(['7B', '8A'])
    expect(people.map(({ givenName, familyName }) => `${givenName} ${familyName}`)).toEqual([
      'Ada Okafor',
      'Ngozi Okafor',
      'Jo Bloggs',
      'Ben Okafor',
      'Nan Obi',
    ])
    expect(people[0]).toMatchObject({ sourcedId: 'upn:A823456789012', birthDate: '2014-09-03', year: 7 })
    expect(links.map(({ relation, relationText }) => [relation, relationText])).toEqual([
      ['parent', null],
      ['unknown', 'Childminder'],
      ['parent', null],
      ['relative', 'Grandmother'],
    ])
    expect(ofKind(records, 'role').map(({ role }) => role)).toEqual([
      'student',
      'parent',
      'student',
      'relative',
    ])
    expect(codes).toEqual(['relation-unknown', 'contact-id-made'])
  })

  test('the mother of two is one person, linked to both', async () => {
    const { people, links } = await read(LIST)
    const mother = people.find(({ givenName }) => givenName === 'Ngozi')
    expect(links.filter(({ guardian }) => guardian === mother?.sourcedId)).toHaveLength(2)
  })

  test('ids are the same whatever the order of the lines', async () => {
    const [head, ada, ben] = LIST.split('\n')
    const ids = async (text: string) => new Set((await read(text)).records.map(({ sourcedId }) => sourcedId))
    expect(await ids(`${head}\n${ben}\n${ada}\n`)).toEqual(await ids(LIST))
  })

  test('without a number the id is made, and that is said', async () => {
    const { people, problems } = await read(
      'Forename,Surname,DOB\nAda,Okafor,2014-09-03\nADA,okafor,03/09/2014\nBo,Li,\nBo,Li,bad\n',
    )
    expect(people).toHaveLength(2)
    expect(problems.map(({ line, code, severity, params }) => [line, code, severity, params])).toEqual([
      [3, 'id-same-person', 'taken with care', { first: 2 }],
      [5, 'date-bad', 'taken with care', {}],
      [5, 'id-same-person', 'taken with care', { first: 4 }],
      [null, 'id-made', 'taken with care', { count: 1, from: 'birth' }],
      [null, 'id-made', 'taken with care', { count: 1, from: 'name' }],
    ])
  })

  test('several lines for one learner, one for each contact; another person under the number is left out', async () => {
    const { people, links, problems } = await read(
      'Adno,Forename,Surname,Contact Name,Relationship to contact\n1,Ada,Okafor,Ngozi Okafor,Mother\n1,Ada,Okafor,Ife Okafor,Aunt\n1,Bo,Li,X Y,Father\n',
    )
    expect(people.map(({ givenName }) => givenName)).toEqual(['Ada', 'Ngozi', 'Ife'])
    expect(links.map(({ relation }) => relation)).toEqual(['parent', 'relative'])
    expect(problems[0]).toMatchObject({ line: 4, field: 'Adno', code: 'id-twice', severity: 'left out' })
  })

  test('problems name the file’s own headings', async () => {
    const { problems } = await read('Name,Year Group,Contact 1 email\n"Okafor, Ada",Dragons,a@b\n')
    expect(problems.slice(0, 2)).toMatchObject([
      { field: 'Year Group', value: 'Dragons', code: 'grade-unknown' },
      { field: 'Contact 1 email', value: 'a@b', code: 'email-bad' },
    ])
  })

  test('a year of two digits is taken and said, a name without a first name is said under its own heading', async () => {
    const { people, problems } = await read('Pupil name,UPN,DOB\nCher,A823456789012,3/4/15\n')
    expect(people[0]).toMatchObject({ givenName: '', familyName: 'Cher', birthDate: '2015-04-03' })
    expect(problems).toMatchObject([
      { field: 'Pupil name', code: 'name-half' },
      { field: 'DOB', value: '3/4/15', code: 'date-form', params: { date: '2015-04-03' } },
    ])
  })

  test('without names mapped there is nothing to read', async () => {
    const { records, codes } = await read('a,b\n1,2\n', [null, 'familyName'])
    expect(records).toEqual([])
    expect(codes).toEqual(['mapping-missing'])
  })

  test('any bytes under any mapping: nothing is thrown but RollUnreadable', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'Aa1",;\n\r\t\0é=@. '), maxLength: 120 })
    const mapping = fc.array(fc.constantFrom(null, ...PLAIN_TARGETS), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(cell, fc.uint8Array({ maxLength: 60 }), mapping, async (text, bytes, targets) => {
        const content = Buffer.concat([Buffer.from(text), bytes])
        const options = { school, onProblem: () => {} }
        try {
          await readHeadings(chunks(content, 7))
        } catch (error) {
          if (!(error instanceof RollUnreadable)) throw error
        }
        const mapped = ['givenName' as const, 'familyName' as const, ...targets]
        const records = await gather(readPlainRoll(fileOf(content, 5), mapped, options))
        const people = new Set(ofKind(records, 'person').map(({ sourcedId }) => sourcedId))
        for (const { learner, guardian } of ofKind(records, 'guardianLink')) {
          expect(people).toContain(learner)
          expect(people).toContain(guardian)
        }
      }),
      { numRuns: 400 },
    )
  })
})

test.each([
  ['Okafor, Ada', 'Ada', 'Okafor'],
  ['Mrs Ada Rose Okafor', 'Ada Rose', 'Okafor'],
  ['Mr & Mrs Okafor', '', 'Okafor'],
  ['Okafor, Mrs Ada', 'Ada', 'Okafor'],
  ['Cher', '', 'Cher'],
  ['Mr', '', 'Mr'],
])('the name %s', (name, givenName, familyName) => expect(splitName(name)).toEqual({ givenName, familyName }))

test.each([
  ['Mother', 'parent'],
  ['Step-father', 'parent'],
  ['Foster carer', 'guardian'],
  ['Grandmother', 'relative'],
  ['Aunt', 'relative'],
  ['Social worker', 'unknown'],
  ['Childminder', 'unknown'],
  ['teacher', 'unknown'],
])('%s is %s', (word, relation) => expect(relationFor(word)).toBe(relation))
