import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { sql } from 'kysely'
import { validate } from 'uuid'
import { readConfig } from '../app/config.ts'
import { type Held, heldInSignIn, heldOnMe } from '../app/core/people/held.ts'
import { openDatabase } from '../app/database.ts'
import { asOperator } from '../db/as-operator.ts'
import { connect, type Db } from '../db/client.ts'

interface Options {
  readonly person: string
  readonly to: string
}

/** `kith export`: everything held on one person, for them: the same file as `/me/held.json`. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write everything that is held on one person into a file, to be given to them')
    .requiredOption('--person <id>', 'the person’s id')
    .requiredOption('--to <file>', 'where to write it (JSON; there must be no such file yet)')
    .action(exportPerson)
}

async function exportPerson({ person, to }: Options) {
  if (!validate(person)) throw new Error(`${person} is no id of a person. It looks like 018f3c5e-….`)
  const config = readConfig()
  const database = await openDatabase(config)
  const owner = connect(database.url, { max: 2 })
  try {
    const held = await heldOnPerson(owner, person, config.timeZone)
    const file = { format: 'kith-held-1', takenAt: new Date().toISOString(), held }
    await writeFile(to, `${JSON.stringify(file, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
    process.stdout.write(`Everything held on ${person} is in ${to}. Only you can read the file.\n`)
  } finally {
    await owner.destroy()
    await database.stop()
  }
}

/**
 * What is held on a person, as they would be told it.
 * @param owner a pool with the owner's login
 * @param timeZone the place's clocks
 */
export async function heldOnPerson(owner: Db, personId: string, timeZone: string): Promise<Held> {
  const found = await owner
    .selectFrom('people')
    .select('place_id')
    .where('id', '=', personId)
    .executeTakeFirst()
  if (found === undefined) throw new Error(`Nobody here has the id ${personId}.`)
  const placeId = found.place_id
  const core = await asOperator(owner, placeId, async (tx) => {
    await sql`select set_config('app.person_id', ${personId}, true), set_config('timezone', ${timeZone}, true)`.execute(
      tx,
    )
    return heldOnMe(tx)
  })
  return {
    ...core,
    ...(await heldInSignIn(owner as unknown as Parameters<typeof heldInSignIn>[0], { placeId, personId })),
  }
}
