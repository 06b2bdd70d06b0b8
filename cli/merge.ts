import { Command } from 'commander'
import { validate } from 'uuid'
import { readConfig } from '../app/config.ts'
import {
  type Merge,
  type Moved,
  mergePeople,
  mergeRecords,
  type WhyNotMerge,
  whyNotMerge,
} from '../app/core/people/merge.ts'
import { nameOf } from '../app/core/people/name.ts'
import { openDatabase } from '../app/database.ts'
import type { AuthDb } from '../app/sign-in/deps.ts'
import { asOperator } from '../db/as-operator.ts'
import { connect, type Db, type Tx } from '../db/client.ts'

/** `kith merge`: two records that turned out to be one person. */
export function mergeCommand(): Command {
  return new Command('merge')
    .description('make two records of one person into one; it cannot be undone')
    .argument('<keep>', 'who they are from now on: an id, or their number on a roll')
    .argument('<other>', 'the record that goes, with everything it has moved')
    .option('--dry-run', 'say what would move, and change nothing')
    .addHelpText(
      'after',
      '\nExample:\n  npx kith merge T-1042 018f3c5e-8a7b-7c3d-9e1f-2b6a5d4c3f10 --dry-run',
    )
    .action(async (keep: string, other: string, options: { dryRun?: true }) => {
      const database = await openDatabase(readConfig())
      const owner = connect(database.url, { max: 4 })
      try {
        const said = await merge(owner, keep, other, options.dryRun === true)
        process.stdout.write(`${said}\n`)
      } finally {
        await owner.destroy()
        await database.stop()
      }
    })
}

class TakenBack extends Error {}

/**
 * What was done, in words for whoever runs Kith.
 * @param owner a pool with the owner's login
 * @throws Error with a sentence when it cannot be
 */
export async function merge(owner: Db, keep: string, other: string, dryRun: boolean): Promise<string> {
  const [stays, goes] = [await personCalled(owner, keep), await personCalled(owner, other)]
  if (stays.placeId !== goes.placeId) throw new Error('The two are in different places.')
  const pair: Merge = { placeId: stays.placeId, keepId: stays.id, otherId: goes.id }
  let said = ''
  const work = async (tx: Tx) => {
    const why = await whyNotMerge(tx, pair)
    if (why !== null) throw new Error(reasons[why])
    const moved = dryRun
      ? await mergeRecords(tx, pair)
      : await mergePeople(tx, owner as unknown as AuthDb, pair, new Date())
    const heading = dryRun
      ? `Would make ${goes.name} (${goes.id}) one with ${stays.name} (${stays.id}). Nothing was changed.`
      : `${goes.name} (${goes.id}) is one with ${stays.name} (${stays.id}) now.`
    said = [heading, ...linesOf(moved), ...(await left(tx, stays.id))].join('\n')
    if (dryRun) throw new TakenBack()
  }
  await asOperator(owner, pair.placeId, work).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error
  })
  return said
}

const reasons: Readonly<Record<WhyNotMerge, string>> = {
  not_yours: 'Only whoever runs Kith can do this.',
  same: 'Both are the same record already.',
  gone: 'One of the two is not here any more.',
  met: 'The two have dealt with each other (a tie, a check, help, a block, a concern), so they are two people. Nothing was changed.',
  ages: 'One of the two is known to be a child and the other to be grown up. Put the birth date or the roll right first. Nothing was changed.',
}

function linesOf(moved: Moved): readonly string[] {
  return Object.entries(moved)
    .filter(([table]) => table !== 'was')
    .map(([table, rows]) => `  ${table}: ${Array.isArray(rows) ? rows.length : String(rows)}`)
}

async function left(tx: Tx, personId: string): Promise<readonly string[]> {
  const gone = await tx
    .selectFrom('departures')
    .select('id')
    .where('person_id', '=', personId)
    .where('returned_at', 'is', null)
    .executeTakeFirst()
  return gone === undefined
    ? []
    : ['One of the two had left: every tie rests until the roll, or a lead, has them back.']
}

interface Found {
  readonly id: string
  readonly placeId: string
  readonly name: string
}

/** Somebody by their id here, or by their number on a roll (which may look like an id). */
async function personCalled(owner: Db, called: string): Promise<Found> {
  const onRolls = owner
    .selectFrom('roll_ids')
    .select('id')
    .where('kind', '=', 'person')
    .where('external_id', '=', called)
  const people = await owner
    .selectFrom('people')
    .selectAll()
    .where(({ eb, or }) =>
      or([eb('id', 'in', onRolls), ...(validate(called) ? [eb('id', '=', called)] : [])]),
    )
    .execute()
  if (people.length > 1) throw new Error(`${called} is more than one person. Say the id instead.`)
  const person = people[0]
  if (person === undefined) throw new Error(`Nobody here is ${called}.`)
  return { id: person.id, placeId: person.place_id, name: nameOf(person) }
}
