import { Command } from 'commander'
import { readConfig } from '../app/config.ts'
import { type Running, start } from '../app/start.ts'
import { connect } from '../db/client.ts'
import { demoLinks, ensureDemoTown } from '../db/seeds/demo-town.ts'

/** `kith start`: database, pages and background work, until Ctrl-C or SIGTERM. */
export function startCommand(): Command {
  return new Command('start').description('start Kith and serve its pages').action(serve)
}

async function serve() {
  const config = readConfig()
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
    process.once('SIGHUP', resolve)
  })
  const running = await start(config, async (ownerUrl) => {
    if (!config.demo) return
    const owner = connect(ownerUrl, { max: 2 })
    try {
      await ensureDemoTown(owner)
    } finally {
      await owner.destroy()
    }
  })
  await greet(running)
  await stopped
  await running.stop()
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
