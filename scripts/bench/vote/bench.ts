import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../../app/config.ts'
import { LUNCH } from '../../../app/power/participatory-budgeting/seed/budgets.ts'
import { sheetNumber } from '../../../app/power/participatory-budgeting/serial.ts'
import { houseSecret, installationSecret } from '../../../app/secret.ts'
import { connect } from '../../../db/client.ts'
import { scratchDatabase } from '../../../db/embedded/scratch.ts'
import { migrate } from '../../../db/migrate.ts'
import { ensureDemoTown } from '../../../db/seeds/demo-town.ts'
import { ask } from '../../../test/faults/look.ts'
import { freePort, startKith } from '../../../test/faults/running-kith.ts'
import { browsersOf, castOn, putOnRoll } from '../../../test/faults/voters.ts'
import { took } from '../took.ts'

// Many people vote at once in a running Kith while two clerks enter sheets of paper without a pause. Ends with 1 where a vote that was
// acknowledged is not in an envelope, or there is one too many. What a kill in the middle does, test/faults/vote.proof.ts tries.
//   npm run bench -- vote [--voters 2000] [--at-once 32]
const { values } = parseArgs({
  options: { voters: { type: 'string', default: '2000' }, 'at-once': { type: 'string', default: '32' } },
})
const [voters, atOnce] = [Number(values.voters), Number(values['at-once'])]
const at = `/budgets/${LUNCH.id}`
/** Of the demo town: sheets printed, and the first that nobody has entered. */
const [PRINTED, FIRST] = [20, 4]

const folder = mkdtempSync(join(tmpdir(), 'kith-bench-vote-'))
const server = await scratchDatabase()
try {
  await migrate(server.url)
  const owner = connect(server.url, { max: 1 })
  await ensureDemoTown(owner, houseSecret(installationSecret({ ...readConfig({}), folder }, server.url)))
  await owner.destroy()
  const kith = await startKith(folder, await freePort(), server.url)
  try {
    await trial({ url: kith.url, ownerUrl: server.url, folder })
  } finally {
    await kith.stop()
  }
} finally {
  await server.stop()
  rmSync(folder, { recursive: true })
}
process.exit()

async function trial(kith: { readonly url: string; readonly ownerUrl: string; readonly folder: string }) {
  const before = await cast(kith.ownerUrl)
  await ask(
    kith.ownerUrl,
    `insert into paper_sheets (place_id, budget_id, serial, printed_by)
     select place_id, budget_id, n, printed_by from paper_sheets, generate_series($2::int, 99999) n where budget_id = $1 and serial = 1`,
    [LUNCH.id, PRINTED + 1],
  )
  const clerks = await ask<{ id: string }>(
    kith.ownerUrl,
    `select id from people where (given_name, family_name) in (('Tomos', 'Bevan'), ('Ines', 'Calder'))`,
  )
  const enters = await browsersOf(
    kith,
    clerks.map(({ id }) => id),
  )
  const phones = await browsersOf(kith, await putOnRoll(kith.ownerUrl, LUNCH.ballotId, voters))
  const [votes, sheets]: [number[], number[]] = [[], []]
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    const from = performance.now()
    await work()
    into.push(performance.now() - from)
  }
  // A Kith that has just started compiles as it goes.
  for (const phone of phones.slice(0, 50)) await castOn(phone, at, [1])
  const from = performance.now()
  const rest = phones.slice(50)
  let next = 0
  const voting = Array.from({ length: atOnce }, async () => {
    for (let n = next++; n < rest.length; n = next++)
      await timed(votes, () => castOn(rest[n]!, at, [1 + (n % 7), 9 + (n % 2)]))
  })
  let isOver = false
  const entering = enters.map(async (clerk) => {
    for (let serial = FIRST; !isOver && serial <= 99_999; serial++)
      await timed(sheets, async () => {
        const { status } = await clerk.send(`${at}/paper/enter`, [
          ['sheet', sheetNumber(serial)],
          ['marks', '2'],
          ['wrong', ''],
        ])
        if (status !== 303) throw new Error(`sheet ${serial}: ${status}`)
      })
  })
  await Promise.all(voting)
  const seconds = (performance.now() - from) / 1000
  isOver = true
  await Promise.all(entering)
  print(`${votes.length.toLocaleString('en')} votes, ${atOnce} at once, in ${seconds.toFixed(1)} s`)
  print(`  votes a second                ${(votes.length / seconds).toFixed(0).padStart(6)}`)
  print(`  casting a vote                ${took(votes)}`)
  print(`  entering a sheet meanwhile    ${took(sheets)}`)
  const after = await cast(kith.ownerUrl)
  const wrong = after.envelopes - before.envelopes !== phones.length || after.ticked !== after.envelopes
  print(
    `  ${after.envelopes - before.envelopes} envelopes for ${phones.length} votes that were acknowledged${wrong ? ': WRONG' : ''}`,
  )
  if (wrong) process.exitCode = 1
}

async function cast(url: string): Promise<{ readonly envelopes: number; readonly ticked: number }> {
  const [row] = await ask<{ envelopes: number; ticked: number }>(
    url,
    `select (select count(*)::int from ballot_envelopes where ballot_id = $1) as envelopes,
       (select count(*)::int from ballot_roll where ballot_id = $1 and voted = 'screen') as ticked`,
    [LUNCH.ballotId],
  )
  return row!
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
