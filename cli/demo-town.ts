import { addressHere, readConfig } from '../app/config.ts'
import { isThere, openDatabase } from '../app/database.ts'
import { placesIn } from '../app/demo-fits.ts'
import { log } from '../app/log.ts'
import { openHouse } from '../app/open-house.ts'
import { houseSecret, installationSecret } from '../app/secret.ts'
import { connect } from '../db/client.ts'
import { cast, type Name } from '../db/seeds/cast.ts'
import { demoLinks, ensureDemoTown } from '../db/seeds/demo-town.ts'

/** Loads the town where there is none. */
export async function load() {
  const config = readConfig()
  const database = await openDatabase(config)
  const owner = connect(database.url, { max: 2 })
  try {
    const made = await ensureDemoTown(owner, houseSecret(installationSecret(config, database.url)))
    process.stdout.write(
      made ? 'Wharton Vale is there. Start Kith to come in.\n' : 'Wharton Vale was there already.\n',
    )
  } finally {
    await owner.destroy()
    await database.stop()
  }
}

/** Prints a link to sign in by for each of the named people. */
export async function links() {
  const config = readConfig()
  if (!config.demo)
    throw new Error(
      'Links to sign in by are printed for the demo town only, and this Kith is not the demo (see KITH_DEMO in docs/run-it.md).',
    )
  if (!isThere(config)) throw new Error('There is no demo town yet: npm start, or npx kith demo, makes it.')
  const database = await openDatabase(config)
  try {
    if (!(await placesIn(database.url)).hasDemoTown)
      throw new Error('The demo town is not in this installation.')
    const publicUrl = config.publicUrl ?? addressHere(config.port)
    const secret = installationSecret(config, database.url)
    const { house, close } = await openHouse({ config, url: database.url, publicUrl, secret, log })
    try {
      const lines = (await demoLinks(house.signIn, Object.keys(cast) as Name[])).map(
        ({ name, who, url }) => `${name}, ${who}\n  ${url}\n`,
      )
      if (!database.besideRunning) lines.push('They work while Kith is running at that address: npm start\n')
      process.stdout.write(lines.join(''))
    } finally {
      await close()
    }
  } finally {
    await database.stop()
  }
}
