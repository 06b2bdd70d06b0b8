import { describe, expect, test } from 'vitest'
import { ROLL_KINDS, type RollProgress } from '../roll/types.ts'
import { brief, GOOD, GOOD_11, gather, ofKind, readFiles, rollFrom } from './testing.ts'

const CLEAN = { ...GOOD, 'users.csv': GOOD['users.csv'] }
const users = (text: string, from: Record<string, string> = CLEAN) =>
  readFiles({ ...from, 'users.csv': text })
const HEAD = 'sourcedId,givenName,familyName,agentSourcedIds'
const REST = 'g1,Ngozi,Okafor,\ng2,Ife,Okafor,\nt1,Tom,Tate,\n'

test('a good roll gives its records in the order of their kinds, and no problems', async () => {
  const { records, problems } = await readFiles(GOOD)
  expect(problems).toEqual([])
  const order = records.map(({ kind }) => ROLL_KINDS.indexOf(kind))
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(records.map(({ kind, sourcedId }) => `${kind} ${sourcedId}`)).toEqual([
    ...['org d1', 'org s1', 'org s2', 'session y1', 'class c1'],
    ...['person l1', 'person g1', 'person g2', 'person t1'],
    ...['role r1', 'role r2', 'role r3', 'role r4', 'enrolment e1', 'enrolment e2'],
    ...['guardianLink l1:g1', 'guardianLink l1:g2'],
  ])
  expect(records).toContainEqual(
    expect.objectContaining({ sourcedId: 'l1:g2', learner: 'l1', guardian: 'g2', relation: 'relative' }),
  )
})

test('1.1 and 1.2 say the same', async () => {
  const { records: old, problems } = await readFiles(GOOD_11)
  expect(problems).toEqual([])
  const roles = ofKind(old, 'role').map(({ person, org, role, primary }) => [person, org, role, primary])
  expect(roles).toEqual([
    ['l1', 's1', 'student', true],
    ['l1', 's2', 'student', false],
    ['g1', 's1', 'parent', true],
    ['g2', 's1', 'relative', true],
    ['t1', 's1', 'teacher', true],
  ])
  const { records } = await readFiles(GOOD)
  expect(ofKind(old, 'guardianLink').map(({ sourcedId, relation }) => [sourcedId, relation])).toEqual(
    ofKind(records, 'guardianLink').map(({ sourcedId, relation }) => [sourcedId, relation]),
  )
})

describe('files', () => {
  test.each([
    ['in another case', { 'USERS.CSV': GOOD['users.csv'] }, []],
    [
      'in one inner folder',
      Object.fromEntries(Object.entries(GOOD).map(([name, text]) => [`export/${name}`, text])),
      [],
    ],
  ])('%s', async (_, files, expected) => {
    const { 'users.csv': users, ...rest } = GOOD
    const { records, problems } = await readFiles('USERS.CSV' in files ? { ...rest, ...files } : files)
    expect(ofKind(records, 'person')).toHaveLength(4)
    expect(brief(problems)).toEqual(expected)
    expect(users).toBeTruthy()
  })

  test('a roll without users.csv, or two rolls, is unreadable', async () => {
    const { 'users.csv': _, ...rest } = GOOD
    await expect(rollFrom(rest)).rejects.toThrow('There is no users.csv here')
    await expect(rollFrom({ 'a/users.csv': '', 'b/users.csv': '' })).rejects.toThrow('more than one roll')
  })

  test('no manifest: the files say what they are', async () => {
    const { 'manifest.csv': _, ...rest } = GOOD
    const roll = await rollFrom(rest)
    expect(roll.version).toBe('1.2')
    expect(brief((await readFiles(rest)).problems)).toEqual(['manifest.csv:- - manifest-missing'])
  })

  test('a manifest that is wrong is a problem, not the end', async () => {
    const manifest =
      'propertyName,value\noneroster.version,7\nfile.roles,absent\nfile.demographics,bulk\nfile.orgs,some\n'
    const { records, problems } = await readFiles({ ...GOOD, 'manifest.csv': manifest })
    expect(brief(problems)).toEqual([
      'manifest.csv:2 - manifest-unclear',
      'manifest.csv:5 - manifest-unclear',
      'manifest.csv:4 - manifest-differs',
      'manifest.csv:3 - manifest-differs',
    ])
    expect(ofKind(records, 'role')).toHaveLength(4)
  })

  test('missing, empty and bare files', async () => {
    const { 'classes.csv': _, ...rest } = GOOD
    const files = {
      ...rest,
      'enrollments.csv': '',
      'academicSessions.csv': 'sourcedId,title,startDate,endDate\n',
    }
    const { records, problems } = await readFiles(files)
    expect(brief(problems)).toEqual([
      'classes.csv:- - file-missing',
      'academicSessions.csv:- - file-without-rows',
      'enrollments.csv:- - file-empty',
    ])
    expect(ofKind(records, 'person')).toHaveLength(4)
  })

  test('an update may refer to what is known already', async () => {
    const files = {
      'manifest.csv': 'propertyName,value\noneroster.version,1.2\nfile.enrollments,delta\n',
      'enrollments.csv':
        'sourcedId,classSourcedId,userSourcedId,role\ne9,c9,l9,student\ne10,c9,nobody,student\n',
    }
    const known = async (_: string, id: string) => id === 'c9' || id === 'l9'
    const { records, problems } = await readFiles(files, { known })
    expect(ofKind(records, 'enrolment').map(({ sourcedId }) => sourcedId)).toEqual(['e9'])
    expect(brief(problems)).toContain('enrollments.csv:3 userSourcedId person-unknown')
  })
})

describe('encodings and line ends', () => {
  const text = `${HEAD}\nl1,Zoë,Müller–Łuk,\n${REST}`
  const utf16be = Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), []],
    ['UTF-16 little end first', Buffer.from(`\ufeff${text}`, 'utf16le'), []],
    ['UTF-16 big end first', utf16be, []],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), ['encoding-guessed']],
    ['LF', Buffer.from(text), []],
    ['CRLF', Buffer.from(text.replaceAll('\n', '\r\n')), []],
    ['CR', Buffer.from(text.replaceAll('\n', '\r')), []],
    ['all three', Buffer.from(text.replace('\n', '\r\n').replace('l1', '\rl1').replace('\ng2', '\rg2')), []],
    ['tabs', Buffer.from(text.replaceAll(',', '\t')), []],
    ['semicolons', Buffer.from(text.replaceAll(',', ';')), []],
  ])('%s, in chunks of any size', async (_, bytes, codes) => {
    for (const chunk of [1, 7, 1 << 16]) {
      const problems: string[] = []
      const roll = await rollFrom({ ...CLEAN, 'users.csv': bytes }, chunk)
      const records = await gather(roll.records({ onProblem: ({ code }) => problems.push(code) }))
      expect(ofKind(records, 'person').map(({ familyName }) => familyName)).toEqual([
        'Müller–Łuk',
        'Okafor',
        'Okafor',
        'Tate',
      ])
      expect(problems).toEqual(codes)
    }
  })

  test('Windows-1252, and a file that changes half-way', async () => {
    const head = Buffer.from(`${HEAD}\n`)
    const mixed = Buffer.concat([
      head,
      Buffer.from('l1,Zo\xeb,Br\xf6n\x96te,\n', 'latin1'),
      Buffer.from('g1,Zoë,Łuk,\n'),
    ])
    const { records, problems } = await readFiles({ ...CLEAN, 'users.csv': mixed })
    expect(ofKind(records, 'person').map(({ givenName, familyName }) => [givenName, familyName])).toEqual([
      ['Zoë', 'Brön–te'],
      ['Zoë', 'Łuk'],
    ])
    expect(brief(problems)[0]).toBe('users.csv:- - encoding-guessed')
  })
})

describe('columns', () => {
  test('in any order and case, with unknown, repeated and missing ones', async () => {
    const text = `FAMILYNAME,Given Name,shoe size,metadata.x,sourced_id,familyName\nOkafor,Ada,38,x,l1,Other\n${'Okafor,Ife,,,g1,\n'}`
    const { records, problems } = await users(text)
    expect(ofKind(records, 'person').map(({ familyName }) => familyName)).toEqual(['Okafor', 'Okafor'])
    expect(brief(problems).slice(0, 2)).toEqual([
      'users.csv:1 shoe size column-unknown',
      'users.csv:1 familyName column-twice',
    ])
  })

  test('one that is needed is not there: that file is left out', async () => {
    const { records, problems } = await readFiles({ ...GOOD, 'classes.csv': 'sourcedId,title\nc1,7B\n' })
    expect(problems[0]).toMatchObject({
      file: 'classes.csv',
      line: 1,
      field: 'schoolSourcedId',
      code: 'column-missing',
      severity: 'left out',
    })
    expect(ofKind(records, 'class')).toEqual([])
    expect(ofKind(records, 'person')).toHaveLength(4)
  })

  test('passwords are not read, and that is said once', async () => {
    const { records, problems } = await users(
      `sourcedId,givenName,familyName,password\nl1,A,B,hunter2\ng1,C,D,hunter3\n`,
    )
    expect(brief(problems).filter((one) => one.includes('password'))).toEqual([
      'users.csv:2 password passwords-present',
    ])
    expect(JSON.stringify([records, problems])).not.toContain('hunter')
  })
})

describe('rows', () => {
  test('quoted line breaks and stray spaces', async () => {
    const { records, problems } = await users(
      `${HEAD}\nl1,"  Ada\r\n Rose ","O""Neill,\nMc Carthy",\n${REST}`,
    )
    expect(ofKind(records, 'person')[0]).toMatchObject({
      line: 2,
      givenName: 'Ada Rose',
      familyName: 'O"Neill, Mc Carthy',
    })
    expect(ofKind(records, 'person')[1]).toMatchObject({ line: 5, sourcedId: 'g1' })
    expect(problems).toEqual([])
  })

  test('a quotation mark left open costs its line and no other', async () => {
    const { records, problems } = await users(`${HEAD}\nl1,"Ada,Okafor,\n${REST}"l2,B,C,`)
    expect(ofKind(records, 'person').map(({ sourcedId, line }) => [sourcedId, line])).toEqual([
      ['g1', 3],
      ['g2', 4],
      ['t1', 5],
    ])
    expect(brief(problems)).toEqual(
      expect.arrayContaining(['users.csv:2 - quote-open', 'users.csv:6 - quote-open']),
    )
  })

  test('the next line’s quotation mark does not swallow the rows between', async () => {
    const { records } = await users(`${HEAD}\nl1,"Ada,Okafor,\ng1,"Ngozi","Okafor",\n${REST}`)
    expect(ofKind(records, 'person').map(({ sourcedId }) => sourcedId)).toEqual(['g1', 'g2', 't1'])
  })

  test('quotation marks nobody doubled are kept', async () => {
    const { records, problems } = await users(`${HEAD}\nl1,"Mary "Molly" Ann",Ok"afor,\n${REST}`)
    expect(ofKind(records, 'person')[0]).toMatchObject({
      givenName: 'Mary "Molly" Ann',
      familyName: 'Ok"afor',
    })
    expect(brief(problems)).toEqual(['users.csv:2 - quote-stray'])
  })

  test('too many and too few fields', async () => {
    const { records, problems } = await users(
      `${HEAD}\nl1,Ada,Okafor,Mc,Carthy\ng1,Ngozi,Okafor,,,\ng2,Ife,Okafor\nt1,Tom,Tate,\n`,
    )
    expect(ofKind(records, 'person').map(({ sourcedId }) => sourcedId)).toEqual(['g1', 'g2', 't1'])
    expect(brief(problems).slice(0, 2)).toEqual([
      'users.csv:2 - cells-too-many',
      'users.csv:4 - cells-too-few',
    ])
  })

  test('NUL bytes, controls and direction overrides are taken out; joiners are kept', async () => {
    const { records, problems } = await users(
      `${HEAD}\nl1,A\0d\u0007a,Ok\u202eafor,\ng1,نیلو\u200cفر,X,\ng2,Ife,O,\nt1,T,T,\n`,
    )
    expect(ofKind(records, 'person')[0]).toMatchObject({ givenName: 'Ada', familyName: 'Okafor' })
    expect(ofKind(records, 'person')[1]?.givenName).toBe('نیلو\u200cفر')
    expect(brief(problems)).toEqual([
      'users.csv:2 givenName control-characters',
      'users.csv:2 familyName control-characters',
    ])
  })

  test('over-long fields: names are cut, identifiers refused', async () => {
    const { records, problems } = await users(
      `${HEAD}\nl1,${'A'.repeat(5000)},B,\n${'x'.repeat(300)},C,D,\n${REST}`,
    )
    expect(ofKind(records, 'person')[0]?.givenName).toHaveLength(200)
    expect(brief(problems)).toEqual([
      'users.csv:2 givenName text-too-long',
      'users.csv:3 sourcedId id-too-long',
    ])
    expect(problems[0]?.value?.length).toBeLessThanOrEqual(80)
  })

  test('a line without end is left out, and memory with it', async () => {
    const { records, problems } = await users(`${HEAD}\nl1,${'A'.repeat(2_000_000)}\n${REST}`)
    expect(ofKind(records, 'person').map(({ sourcedId, line }) => [sourcedId, line])).toEqual([
      ['g1', 3],
      ['g2', 4],
      ['t1', 5],
    ])
    expect(brief(problems)[0]).toBe('users.csv:2 - line-too-long')
  })

  test('tobedeleted, inactive and unknown states', async () => {
    const { records, problems } = await users(
      'sourcedId,status,givenName,familyName\nl1,tobedeleted,,\ng1,inactive,A,B\ng2,ACTIVE,A,B\nt1,asleep,A,B\n',
    )
    expect(ofKind(records, 'person').map(({ deleted }) => deleted)).toEqual([true, true, false, false])
    expect(brief(problems)).toEqual([
      'users.csv:3 status status-inactive',
      'users.csv:5 status status-unknown',
    ])
  })

  test('nobody without an id or a name; one name will do', async () => {
    const { records, problems } = await users(`${HEAD}\n,Ada,Okafor,\nl1,,,\ng1,Cher,,\ng2,A,B,\nt1,A,B,\n`)
    expect(ofKind(records, 'person').map(({ sourcedId }) => sourcedId)).toEqual(['g1', 'g2', 't1'])
    expect(brief(problems).slice(0, 3)).toEqual([
      'users.csv:2 sourcedId id-missing',
      'users.csv:3 givenName value-missing',
      'users.csv:4 familyName name-half',
    ])
  })
})

describe('values', () => {
  test('enabledUser, e-mail, phone, grades', async () => {
    const { records, problems } = await users(
      'sourcedId,givenName,familyName,enabledUser,email,phone,grades\n' +
        'l1,A,B,FALSE,not an address,call me,Year 7\ng1,A,B,perhaps,a@x.org; b@x.org,+44 (0)20 7946 0000,\n' +
        'g2,A,B,,=cmd@x.org,0,13b\nt1,A,B,1,,,"07,08"\n',
    )
    expect(
      ofKind(records, 'person').map(({ enabled, email, phone, year }) => [enabled, email, phone, year]),
    ).toEqual([
      [false, null, null, 7],
      [true, 'a@x.org', '+44 (0)20 7946 0000', null],
      [true, null, null, null],
      [true, null, null, null],
    ])
    expect(brief(problems)).toEqual([
      'users.csv:2 email email-bad',
      'users.csv:2 phone phone-bad',
      'users.csv:3 email email-several',
      'users.csv:3 enabledUser yes-no-bad',
      'users.csv:4 email email-bad',
      'users.csv:4 phone phone-bad',
      'users.csv:4 grades grade-unknown',
    ])
  })

  test('dates: bad ones, other forms, turned round', async () => {
    const sessions =
      'sourcedId,title,type,startDate,endDate\ny1,Year,schoolYear,01/09/2026,22/07/2027\n' +
      'y2,Bad,term,2026-02-30,2026-03-30\ny3,Turned,term,2027-01-01,2026-01-01\ny4,Half,halfTerm,2026-09-01,2026-10-20\n'
    const { records, problems } = await readFiles({ ...GOOD, 'academicSessions.csv': sessions })
    expect(ofKind(records, 'session').map(({ sourcedId, startDate }) => [sourcedId, startDate])).toEqual([
      ['y1', '2026-09-01'],
      ['y4', '2026-09-01'],
    ])
    expect(brief(problems)).toEqual([
      'academicSessions.csv:2 startDate date-form',
      'academicSessions.csv:2 endDate date-form',
      'academicSessions.csv:3 startDate date-needed',
      'academicSessions.csv:4 endDate dates-turned',
      'academicSessions.csv:5 type type-unknown',
    ])
  })

  test('birth dates come from demographics.csv, and nothing else of it', async () => {
    const files = {
      ...GOOD,
      'demographics.csv': 'sourcedId,birthDate,sex,white\nl1,2014-05-01,female,true\ng1,soon,,\n',
    }
    const { records, problems } = await readFiles(files)
    expect(ofKind(records, 'person').map(({ birthDate }) => birthDate)).toEqual([
      '2014-05-01',
      null,
      null,
      null,
    ])
    expect(JSON.stringify(records)).not.toContain('female')
    expect(brief(problems)).toEqual(['demographics.csv:3 birthDate date-bad'])
  })

  test('roles: both vocabularies, common words, unknown ones', async () => {
    const words = ['aide', 'proctor', 'administrator', 'Teaching Assistant', 'headteacher', 'wizard', '']
    const people = words.map((_, n) => `p${n},A,B`).join('\n')
    const roles = words.map((word, n) => `r${n},p${n},${word},s1`).join('\n')
    const { records, problems } = await readFiles({
      ...GOOD,
      'users.csv': `sourcedId,givenName,familyName\n${people}\n`,
      'roles.csv': `sourcedId,userSourcedId,role,orgSourcedId\n${roles}\n`,
      'enrollments.csv': 'classSourcedId,userSourcedId,role\nc1,p0,wizard\nc1,p0,aide\n',
    })
    expect(ofKind(records, 'role').map(({ role }) => role)).toEqual([
      'aide',
      'proctor',
      'siteAdministrator',
      'aide',
      'principal',
    ])
    expect(ofKind(records, 'enrolment').map(({ sourcedId }) => sourcedId)).toEqual(['c1:p0:aide'])
    expect(brief(problems)).toEqual([
      'roles.csv:7 role role-unknown',
      'roles.csv:8 role value-missing',
      'enrollments.csv:2 role role-unknown',
    ])
  })
})

describe('references', () => {
  test('what is not there is said with its line', async () => {
    const { records, problems } = await readFiles({
      ...GOOD,
      'orgs.csv': 'sourcedId,name,type,parentSourcedId\ns1,Vale,school,gone\n',
      'classes.csv': 'sourcedId,title,schoolSourcedId,termSourcedIds\nc1,7B,s1,"y1,y9"\nc2,8B,s9,y1\n',
      'roles.csv': 'userSourcedId,role,orgSourcedId\nl1,student,s1\nl1,student,s9\nnobody,teacher,s1\n',
      'enrollments.csv':
        'classSourcedId,userSourcedId,role\nc1,l1,student\nc9,l1,student\nc1,nobody,student\n',
    })
    expect(ofKind(records, 'class')[0]?.sessions).toEqual(['y1'])
    expect(brief(problems)).toEqual([
      'orgs.csv:2 parentSourcedId org-unknown',
      'classes.csv:2 termSourcedIds session-unknown',
      'classes.csv:3 schoolSourcedId org-unknown',
      'roles.csv:3 orgSourcedId org-unknown',
      'roles.csv:4 userSourcedId person-unknown',
      'users.csv:3 role role-none',
      'users.csv:4 role role-none',
      'users.csv:5 role role-none',
      'enrollments.csv:3 classSourcedId class-unknown',
      'enrollments.csv:4 userSourcedId person-unknown',
      'users.csv:2 agentSourcedIds link-not-family',
      'users.csv:2 agentSourcedIds link-not-family',
    ])
  })

  test('parents come first, and circles are cut', async () => {
    const orgs =
      'sourcedId,name,type,parentSourcedId\ns1,Vale,school,d1\nd1,Trust,district,\na,A,district,b\nb,B,district,c\nc,C,district,a\nd,D,district,d\n'
    const { records, problems } = await readFiles({ ...GOOD, 'orgs.csv': orgs })
    expect(ofKind(records, 'org').map(({ sourcedId, parent }) => [sourcedId, parent])).toEqual([
      ['d1', null],
      ['s1', 'd1'],
      ['c', null],
      ['b', 'c'],
      ['a', 'b'],
      ['d', null],
    ])
    expect(brief(problems)).toEqual([
      'orgs.csv:6 parentSourcedId parent-circle',
      'orgs.csv:7 parentSourcedId parent-circle',
    ])
  })

  test('the same id twice', async () => {
    const text = `${HEAD}\nl1,Ada,Okafor,\nl1,Somebody,Else,\n${REST}`
    const { records, problems } = await users(text)
    expect(ofKind(records, 'person')[0]).toMatchObject({ sourcedId: 'l1', givenName: 'Ada' })
    expect(problems[0]).toMatchObject({
      line: 3,
      code: 'id-twice',
      severity: 'left out',
      params: { first: 2 },
    })
  })

  test('1.1: one learner on two lines, one for each school', async () => {
    const text =
      'sourcedId,orgSourcedIds,role,givenName,familyName\nl1,s1,student,Ada,Okafor\nl1,s2,student, ada ,OKAFOR\nl1,s1,student,Ada,Okafor\n'
    const { records, problems } = await users(text, {
      ...GOOD_11,
      'enrollments.csv': GOOD['enrollments.csv'],
    })
    expect(ofKind(records, 'role').map(({ sourcedId, primary }) => [sourcedId, primary])).toEqual([
      ['l1:s1:student', true],
      ['l1:s2:student', false],
    ])
    expect(brief(problems).slice(0, 2)).toEqual([
      'users.csv:3 sourcedId person-twice',
      'users.csv:4 sourcedId person-twice',
    ])
  })

  test('links: on the adult’s line, on both lines, to oneself, to nobody, to a learner, between adults', async () => {
    const text = `${HEAD}\nl1,Ada,Okafor,"l1, g1,g1,gone"\nl2,Bo,Okafor,"l1,t1"\ng1,Ngozi,Okafor,"l1,l2"\ng2,Ife,Okafor,g1\nt1,Tom,Tate,\n`
    const roles = `${GOOD['roles.csv']}r5,l2,primary,student,s1\n`
    const { records, problems } = await readFiles({ ...GOOD, 'users.csv': text, 'roles.csv': roles })
    expect(
      ofKind(records, 'guardianLink').map(({ sourcedId, relation, line }) => [sourcedId, relation, line]),
    ).toEqual([
      ['l1:g1', 'parent', 2],
      ['l2:t1', 'unknown', 3],
      ['l2:g1', 'parent', 4],
    ])
    expect(brief(problems)).toEqual([
      'users.csv:2 agentSourcedIds link-to-self',
      'users.csv:2 agentSourcedIds person-unknown',
      'users.csv:3 agentSourcedIds link-to-learner',
      'users.csv:3 agentSourcedIds link-not-family',
      'users.csv:5 agentSourcedIds link-without-learner',
    ])
  })
})

describe('what stands on a school or class that is marked as gone', () => {
  const gone = (file: 'orgs.csv' | 'classes.csv', id: string) => {
    const [head = '', ...rows] = GOOD[file].trim().split('\n')
    const place = head.split(',').indexOf('status')
    const marked = rows.map((row) => {
      const cells = row.split(',')
      if (cells[0] === id) cells[place === -1 ? cells.length : place] = 'tobedeleted'
      return cells.join(',')
    })
    return { ...GOOD, [file]: [place === -1 ? `${head},status` : head, ...marked, ''].join('\n') }
  }

  test('is listed, and goes with it', async () => {
    const { records, problems } = await readFiles(gone('orgs.csv', 's1'))
    expect(ofKind(records, 'class').map(({ deleted }) => deleted)).toEqual([true])
    expect(ofKind(records, 'role').filter(({ org }) => org === 's1')).toEqual([])
    expect(ofKind(records, 'enrolment')).toEqual([])
    expect(brief(problems).filter((text) => text.includes('-gone'))).toEqual([
      'classes.csv:2 schoolSourcedId org-gone',
      ...GOOD['roles.csv']
        .trim()
        .split('\n')
        .flatMap((row, n) => (row.includes(',s1') ? `roles.csv:${n + 1} orgSourcedId org-gone` : [])),
      'enrollments.csv:2 classSourcedId class-gone',
      'enrollments.csv:3 classSourcedId class-gone',
    ])
  })

  test('nobody is put into a class that is', async () => {
    const { records, problems } = await readFiles(gone('classes.csv', 'c1'))
    expect(ofKind(records, 'enrolment')).toEqual([])
    expect(brief(problems)).toEqual([
      'enrollments.csv:2 classSourcedId class-gone',
      'enrollments.csv:3 classSourcedId class-gone',
    ])
  })
})

describe('while reading', () => {
  test('progress goes up to all of it', async () => {
    const seen: number[] = []
    const roll = await rollFrom(GOOD, 50)
    let total = 0
    const onProgress = (now: RollProgress) => {
      seen.push(now.read)
      total = now.total
    }
    await gather(roll.records({ onProgress }))
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBe(total)
  })

  test('it stops when told to', async () => {
    const control = new AbortController()
    const roll = await rollFrom(GOOD)
    const reading = (async () => {
      for await (const { kind } of roll.records({ signal: control.signal }))
        if (kind === 'person') control.abort(new Error('enough'))
    })()
    await expect(reading).rejects.toThrow('enough')
  })
})
