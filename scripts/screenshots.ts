import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { connect } from '#db/client.ts'
import { scratchDatabase } from '#db/embedded/scratch.ts'
import { migrate } from '#db/migrate.ts'
import { ensureDemoTown } from '#db/seeds/demo-town.ts'
import { houseSecret } from '../app/secret.ts'
import { firstDay } from '../test/journeys/first-day.ts'
import { openAt } from '../test/journeys/support/open.ts'
import { findChrome } from './chrome.ts'
import { chromeArgs } from './chrome-args.ts'

// `npm run screenshots`: walks the learner's first day and writes the pictures of docs/tutorial.md. It fails where a page
// changed so that a step is no longer there: the tutorial is then to be mended with it.
const folder = join(import.meta.dirname, '..', 'docs', 'tutorial')
const LARGEST = 80_000

mkdirSync(folder, { recursive: true })
const database = await scratchDatabase()
const browser = await chromium.launch({ executablePath: findChrome(), args: [...chromeArgs] })
try {
  await migrate(database.url)
  const owner = connect(database.url, { max: 1 })
  await ensureDemoTown(owner, houseSecret('test'))
  await owner.destroy()
  const kith = await openAt(database.url, browser)
  try {
    await firstDay(kith, async (page, name) => {
      const path = join(folder, `${name}.png`)
      await page.screenshot({ path })
      const { size } = statSync(path)
      if (size > LARGEST) throw new Error(`${path} is ${size} bytes, more than ${LARGEST}`)
    })
    if (kith.faults.length > 0) throw new Error(kith.faults.join('\n'))
  } finally {
    await kith.stop()
  }
} finally {
  await browser.close()
  await database.stop()
}
