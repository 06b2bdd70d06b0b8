import { readConfig } from '../app/config.ts'
import { type Running, start } from '../app/start.ts'
import { connect } from '../db/client.ts'
import { demoLinks, ensureDemoTown } from '../db/seeds/demo-town.ts'
import { lifeline } from './lifeline.ts'
import { toldToStop } from './told-to-stop.ts'

/** Serves until told to stop: database, pages and background work. */
export async function serve() {
  lifeline()
  const stopped = toldToStop()
  const config = readConfig()
  const running = await start(config, async (ownerUrl, house) => {
    if (!house.config.demo) return
    const owner = connect(ownerUrl, { max: 2 })
    try {
      await ensureDemoTown(owner, house.secret)
    } finally {
      await owner.destroy()
    }
  })
  await greet(running)
  await stopped
  await running.stop()
  // What was cut short may still hold a connection: nothing that anybody was promised depends on it.
  process.exit(0)
}

async function greet({ house }: Running) {
  const lines = [`Kith is here: ${house.publicUrl}`]
  if (house.config.demo) {
    lines.push('', 'This is the demo town, Wharton Vale. Come in as:')
    for (const { name, who, url } of await demoLinks(house.signIn))
      lines.push(`  ${name}, ${who}`, `    ${url}`)
  }
  lines.push('', 'Stop it with Ctrl-C.')
  process.stdout.write(`${lines.join('\n')}\n`)
}
