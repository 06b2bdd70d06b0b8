import { parseArgs } from 'node:util'
import { runMigrations } from 'graphile-worker'
import { createApp } from '../../../app/app.tsx'
import { readConfig } from '../../../app/config.ts'
import { said } from '../../../app/log.ts'
import { openHouse } from '../../../app/open-house.ts'
import { houseSecret } from '../../../app/secret.ts'
import { connect } from '../../../db/client.ts'
import { scratchDatabase } from '../../../db/embedded/scratch.ts'
import { migrate } from '../../../db/migrate.ts'
import { ensureLogins } from '../../../db/roles.ts'
import { ensureDemoTown } from '../../../db/seeds/demo-town.ts'
import { attack } from './attack.ts'

// Every route and method of the demo town asked as every named person and as nobody, with others' addresses and ids, hostile values,
// odd forms and methods; every private text carries a marker, and what a page shows is compared with what the access model allows.
//   npm run bench -- attack [--requests 100000] [--seed 1] [--walk 400] [--minutes 600]
// Exit code 1 when there is any finding: a fault, what only a fault shows, a way off the site, or words somebody may not read.
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    walk: { type: 'string', default: '400' },
    minutes: { type: 'string', default: '600' },
  },
})
const faults = new Set<string>()
const server = await scratchDatabase()
try {
  await migrate(server.url)
  await runMigrations({ connectionString: (await ensureLogins(server.url, 'attack')).jobs })
  const owner = connect(server.url, { max: 2 })
  await ensureDemoTown(owner, houseSecret('attack'))
  const { house, close } = await openHouse({
    config: { ...readConfig({}), demo: true, perMinute: 0 },
    url: server.url,
    publicUrl: 'http://127.0.0.1:4170',
    secret: 'attack',
    log: (line, error) =>
      line.startsWith('fault') && faults.add(said(line, error).replace(/fault \w+/, 'fault')),
  })
  const from = performance.now()
  const done = await attack(
    { app: createApp(house), house, owner, ownerUrl: server.url },
    {
      requests: Number(values.requests),
      seed: Number(values.seed),
      walk: Number(values.walk),
      minutes: Number(values.minutes),
      told: (line) => process.stderr.write(`  ${line}\n`),
    },
  )
  const seconds = (performance.now() - from) / 1000
  const counts = [...done.statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([status, many]) => `${status}: ${many}`)
  process.stdout.write(
    `${done.requests} requests in ${seconds.toFixed(0)} s, seed ${values.seed}: ${done.routes} routes, ${done.addresses} addresses, ${done.forms} forms, ${done.marked} marked texts\n` +
      `answers by status: ${counts.join(', ')}\n` +
      `texts shown to those who may read them: ${[...done.own].map(([name, many]) => `${name} ${many}`).join(', ')}\n` +
      `findings: ${done.findings.length}\n`,
  )
  for (const { what, example, times } of done.findings)
    process.stdout.write(`  ${what} (${times} times)\n    ${example}\n`)
  for (const fault of faults) process.stdout.write(`  ${fault}\n`)
  if (done.findings.length > 0) process.exitCode = 1
  await Promise.all([close(), owner.destroy()])
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await server.stop()
}
process.exit()
