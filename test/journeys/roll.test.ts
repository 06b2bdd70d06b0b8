import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import yazl from 'yazl'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

const users = `sourcedId,status,dateLastModified,enabledUser,givenName,familyName,username,userIds,roles,primaryOrgSourcedId,agentSourcedIds,grades,email
u-1,active,2026-09-01T00:00:00.000Z,true,Zelda,Quill,zq,,,school-1,p-9,7,
u-2,active,2026-09-01T00:00:00.000Z,true,Zorro,Quill,zo,,,school-1,,7,not an address
,active,2026-09-01T00:00:00.000Z,true,Nobody,Quill,nq,,,school-1,,7,
`
const files: Readonly<Record<string, string>> = {
  'manifest.csv': `propertyName,value
manifest.version,1.0
oneroster.version,1.2
file.academicSessions,absent
file.categories,absent
file.classes,bulk
file.classResources,absent
file.courses,absent
file.courseResources,absent
file.demographics,absent
file.enrollments,bulk
file.lineItems,absent
file.orgs,bulk
file.resources,absent
file.results,absent
file.roles,bulk
file.users,bulk
`,
  'orgs.csv': `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
school-1,active,2026-09-01T00:00:00.000Z,Quillside School,school,,
`,
  'users.csv': users,
  'roles.csv': `sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
r-1,active,2026-09-01T00:00:00.000Z,u-1,primary,student,,,school-1,
r-2,active,2026-09-01T00:00:00.000Z,u-2,primary,student,,,school-1,
`,
  'classes.csv': `sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
c-1,active,2026-09-01T00:00:00.000Z,7Q,7,,7Q,homeroom,,school-1,,,,
`,
  'enrollments.csv': `sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
e-1,active,2026-09-01T00:00:00.000Z,c-1,school-1,u-1,student,,,
e-2,active,2026-09-01T00:00:00.000Z,c-404,school-1,u-2,student,,,
`,
}

async function zipped(): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(`\uFEFF${text}`), name)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

const learners = async () => {
  const { rows } = await sql<{ name: string }>`
    select given_name as name from people where family_name = 'Quill' order by 1`.execute(kith.owner)
  return rows.map(({ name }) => name)
}

test('a roll with errors: looked at first, its problems read, then brought in', {
  timeout: 60_000,
}, async () => {
  const maja = await kith.as('maja')
  await maja.goto('/rolls')
  const file = { name: 'quillside.zip', mimeType: 'application/zip', buffer: await zipped() }
  await maja.getByLabel('The file').setInputFiles(file)
  await maja.getByRole('button', { name: 'Look first, change nothing' }).click()
  await maja.getByRole('heading', { name: 'If you bring it in, this happens' }).waitFor({ timeout: 20_000 })
  const roll = maja.url()
  const dry = await maja.locator('main').innerText()
  expect(dry).toContain('Nothing was changed yet.')
  expect(dry).toMatch(/2 people are new/)
  // The row without an id, the address that is none, the guardian and the class that are not there.
  expect(dry).toContain('users.csv')
  expect(await learners()).toEqual([])

  await maja
    .getByRole('link', { name: /problem|all/i })
    .first()
    .click()
  const problems = await maja.locator('main').innerText()
  expect(problems).toContain('c-404')
  expect(problems).toContain('p-9')
  await maja.goto(roll)

  await maja.getByRole('button', { name: 'Bring it in now' }).click()
  await maja.getByRole('heading', { name: 'The roll is in' }).waitFor({ timeout: 20_000 })
  expect(await learners()).toEqual(['Zelda', 'Zorro'])

  // Brought in again it changes nothing and doubles nobody.
  await maja.goto('/rolls')
  await maja.getByLabel('The file').setInputFiles(file)
  await maja.getByRole('button', { name: 'Bring it in', exact: true }).click()
  await maja.getByRole('heading', { name: 'The roll is in' }).waitFor({ timeout: 20_000 })
  expect(await learners()).toEqual(['Zelda', 'Zorro'])
  expect(kith.faults).toEqual([])
})

test('somebody without that power does not find the page', async () => {
  const priya = await kith.as('priya')
  expect((await priya.goto('/rolls'))?.status()).toBe(404)
})
