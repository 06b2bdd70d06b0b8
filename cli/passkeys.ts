import { Command } from 'commander'
import { sql } from 'kysely'
import { readConfig } from '../app/config.ts'
import { openDatabase } from '../app/database.ts'
import { asOperator } from '../db/as-operator.ts'
import { connect, type Tx } from '../db/client.ts'
import { findPlace, type Place } from './import/place.ts'

interface Options {
  readonly place?: string
}

/** `kith passkeys`: the rule that who can see many comes in with a passkey, for whoever looks after the machine. */
export function passkeysCommand(): Command {
  return new Command('passkeys')
    .description('see or change the rule that who can see a whole school comes in with a passkey')
    .argument('[rule]', 'on, off, or the first day of it: 2027-01-31; without it nothing is changed')
    .option('--place <slug>', 'which place, where there is more than one')
    .addHelpText(
      'after',
      `
Whoever lost their passkey is let in for a day by: npx kith person NAME --let-in

Examples:
  npx kith passkeys
  npx kith passkeys 2027-01-31
  npx kith passkeys off`,
    )
    .action(run)
}

async function run(rule: string | undefined, options: Options): Promise<void> {
  const database = await openDatabase(readConfig())
  const owner = connect(database.url, { max: 1 })
  try {
    const place = await findPlace(owner, options)
    const said = await asOperator(owner, place.id, async (tx) => {
      if (rule !== undefined) await change(tx, place, rule)
      return ruleOf(tx, place)
    })
    process.stdout.write(`${said}\n`)
  } finally {
    await owner.destroy()
    await database.stop()
  }
}

/** The day begins when it does in the town. */
async function change(tx: Tx, place: Place, rule: string): Promise<void> {
  if (rule !== 'on' && rule !== 'off' && !/^\d{4}-\d\d-\d\d$/.test(rule))
    throw new Error(`“${rule}” is neither on nor off nor a day like 2027-01-31.`)
  const from = rule === 'off' ? sql`null` : rule === 'on' ? sql`now()` : sql`${rule}::date::timestamptz`
  await sql`update places set passkeys_from = ${from} where place_id = ${place.id}`.execute(tx)
  await sql`insert into notices (place_id, to_id, kind)
    select distinct ${place.id}::uuid, person_id, 'passkeys.rule' from wide_roles()`.execute(tx)
}

async function ruleOf(tx: Tx, place: Place): Promise<string> {
  const { rows } = await sql<{ day: string | null; holds: boolean }>`
    select passkeys_from::date::text as day, passkeys_from <= now() as holds from places
    where place_id = ${place.id}`.execute(tx)
  const { day, holds } = rows[0]!
  if (day === null) return `${place.name}: off. A code by mail is enough to see a whole school.`
  return holds
    ? `${place.name}: on, since ${day}. Who can see a whole school needs a passkey.`
    : `${place.name}: from ${day} on. Until then a code by mail is enough to see a whole school.`
}
