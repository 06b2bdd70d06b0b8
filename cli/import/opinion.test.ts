import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { asOperator } from '#db/as-operator.ts'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'
import { bringInOpinion } from '../../app/listening/listening/import/bring-in-opinion.ts'
import { readRowsAt } from './opinion.ts'

const shared = process.env.KITH_SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data')
const published = existsSync(join(shared, 'opinion')) ? readdirSync(join(shared, 'opinion')) : []
if (published.length === 0) console.info(`No published conversations at ${shared}: not tried.`)

let here: Town
beforeAll(async () => {
  here = await townOfItsOwn('opinion')
})

const bring = (path: string): Promise<string> =>
  asOperator(here.owner, DEMO_PLACE, (tx) =>
    bringInOpinion(tx, { ...readRowsAt(path), title: 'Elsewhere', hostId: idOf('Town Council') }),
  )

/** Written for this test. */
function filesWith(
  votes: string,
  comments = '[{"statement_id":1,"txt":"Lamps matter."},{"statement_id":2,"txt":"Out.","moderated":-1}]',
) {
  const folder = mkdtempSync(join(tmpdir(), 'kith-opinion-'))
  writeFileSync(join(folder, 'votes.json'), votes)
  writeFileSync(join(folder, 'comments.json'), comments)
  return folder
}

test('a conversation becomes a listening that anybody reads, and nobody is named in', async () => {
  const folder = filesWith(
    JSON.stringify(
      Array.from({ length: 6 }, (_, participant_id) => ({
        participant_id,
        statement_id: 1,
        vote: participant_id ? 1 : -1,
      })),
    ),
  )
  const id = await bring(folder)
  rmSync(folder, { recursive: true })
  const page = await (await here.browser()).get(`/listening/${id}/agree`)
  expect(page.text).toContain('6 people gave 6 answers')
  expect(page.text).toContain('Lamps matter.')
  expect(page.text).toContain('Too few people have answered to speak of groups')
  const listed = await (await here.browser()).get(`/listening/${id}/statements`)
  expect(listed.text).toContain('Lamps matter.')
  expect(listed.text).not.toContain('Out.')
})

test.each([
  [
    'a vote that is none',
    '[{"participant_id":1,"statement_id":1,"vote":7}]',
    /votes\.json:1: vote: 7 is not a vote\. Use agree/,
  ],
  [
    'a statement that is not listed',
    '[{"participant_id":1,"statement_id":9,"vote":1}]',
    /votes\.json:1: statement/,
  ],
  ['what is not JSON', '[{"participant_id":1,', /votes\.json: it is not JSON/],
  ['nothing', '', /it is empty\. Give a file/],
])('%s is answered with the file, the row and a mend, and changes nothing', async (_, votes, says) => {
  const folder = filesWith(votes)
  const before = await sql<{ n: number }>`select count(*)::int as n from listenings`.execute(here.owner)
  expect(() => readRowsAt(folder)).toThrow(says)
  rmSync(folder, { recursive: true })
  expect(
    await sql<{ n: number }>`select count(*)::int as n from listenings`.execute(here.owner),
  ).toMatchObject({
    rows: before.rows,
  })
})

test.each(published)('%s goes through the same pages', async (name) => {
  const { table } = readRowsAt(join(shared, 'opinion', name))
  // What was moderated out there is not counted here.
  const votes = table.column.filter((column) => table.statements[column]!.standing !== 'out').length
  const id = await bring(join(shared, 'opinion', name))
  const page = await (await here.browser()).get(`/listening/${id}/agree`)
  expect(page.status).toBe(200)
  expect(page.text).toContain(`${table.people.length} people gave ${votes.toLocaleString('en')} answers`)
})
