import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readPabulib } from '@kith/participatory-budgeting'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { bringIn } from '../../../app/power/participatory-budgeting/bring-in/bring-in.ts'
import { asOperator } from '../../../db/as-operator.ts'
import { connect } from '../../../db/client.ts'
import { scratchDatabase } from '../../../db/embedded/scratch.ts'
import { migrate } from '../../../db/migrate.ts'
import { startKith } from '../city/kith-process.ts'
import { type Phone, phone } from '../conversation/phone.ts'
import { took } from '../took.ts'

// The largest shared election that was really held (Łódź 2022, 90,494 ballots), brought in as `npx kith import pabulib` does, and
// its pages as somebody without an account gets them from a running Kith. Ends with 1 where a ballot is missing, the winners are not
// those that the city published, or a page does not come.
//   npm run bench -- results [--file Poland_Swiecie_2023.pb]
const { values } = parseArgs({ options: { file: { type: 'string', default: 'Poland_Lodz_2022.pb' } } })
const shared = process.env.KITH_SHARED_DATA ?? resolve(import.meta.dirname, '../../../../shared/data')
const path = resolve(shared, 'pabulib', values.file)
/** How often each page is asked for. */
const TIMES = 40

if (!existsSync(path)) {
  print(`${path} is not there: nothing was measured. KITH_SHARED_DATA says where the shared data lies.`)
  process.exit()
}
const server = await scratchDatabase()
const owner = connect(server.url, { max: 2 })
try {
  await migrate(server.url)
  const { id, projectId } = await broughtIn()
  await sql`vacuum analyze`.execute(owner)
  const kith = await startKith(server.url, 4594)
  try {
    const stranger = phone(kith.url, '')
    const at = `/budgets/${id}`
    await page('the budget', stranger, at)
    await page('the results', stranger, `${at}/results`)
    await page('a project that lost, and why', stranger, `/budgets/projects/${projectId}`)
    await page('how it was counted', stranger, `${at}/rule`)
    await page('counting it again oneself', stranger, `${at}/check`)
    await page('all ballots as a file', stranger, `${at}/votes.pb`)
    await page('the record of the count', stranger, `${at}/record.json`)
  } finally {
    await kith.stop()
  }
} finally {
  await owner.destroy()
  await server.stop()
}
process.exit()

/** Reads the file and brings it in; the budget, and the project that lost with most votes. */
async function broughtIn(): Promise<{ readonly id: string; readonly projectId: string }> {
  const election = await step('reading the file', async () => readPabulib(readFileSync(path)))
  const { size } = election.ballots
  print(`  ${size.toLocaleString('en')} ballots, ${election.projects.length} projects`)
  const placeId = newId()
  let counted = 0
  const from = performance.now()
  const found = await step('bringing it in, counting, and what would have won', () =>
    asOperator(owner, placeId, async (tx) => {
      await tx.insertInto('places').values({ place_id: placeId, name: values.file, slug: 'bench' }).execute()
      return bringIn(tx, {
        placeId,
        election,
        host: values.file,
        title: values.file,
        onProgress: () => {
          counted ||= performance.now()
        },
      })
    }),
  )
  print(`  … until it was counted and the first loss explained: ${((counted - from) / 1000).toFixed(1)} s`)
  const { rows } = await sql<{ votes: number; lost: string }>`
    select (select count(*)::int from votes) as votes, (select id from budget_projects
      where not (story ->> 'won')::boolean order by (story ->> 'votes')::int desc limit 1) as lost`.execute(
    owner,
  )
  const { missing, added } = found.differs
  print(`  ${found.winners.length} projects won; ${missing.length + added.length} otherwise than published`)
  if (rows[0]!.votes !== size || missing.length + added.length > 0) {
    print(`  WRONG: ${rows[0]!.votes} ballots are kept; missing ${missing}, added ${added}`)
    process.exitCode = 1
  }
  return { id: found.id, projectId: rows[0]!.lost }
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const done = await work()
  print(`  ${name.padEnd(52)}${((performance.now() - from) / 1000).toFixed(1).padStart(6)} s`)
  return done
}

async function page(name: string, by: Phone, address: string): Promise<void> {
  for (let n = 0; n < 5; n++) await by.get(address)
  const times: number[] = []
  for (let n = 0; n < TIMES; n++) times.push((await by.get(address)).ms)
  print(`  ${name.padEnd(52)}${took(times)}`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
