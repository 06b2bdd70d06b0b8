import { readConfig } from '../../../config.ts'
import { startJobs } from '../../../jobs/jobs.ts'
import { openHouse } from '../../../open-house.ts'
import { importTask } from '../job.ts'

/** Run by tests in a process of its own: a worker of the queue at the database of `KITH_TEST_DATABASE`, until it is ended. */
const { house, logins, close } = await openHouse({
  config: { ...readConfig({}), demo: true },
  url: process.env.KITH_TEST_DATABASE!,
  publicUrl: 'http://127.0.0.1:4170',
  secret: 'test',
  log: (line) => process.stderr.write(`${line}\n`),
})
const jobs = await startJobs(logins.jobs, house, { import: importTask(house) })
process.stdout.write('at work\n')
process.once('SIGTERM', () => void jobs.stop().then(close))
